#pragma once

#include <string>
#include <utility>
#include <vector>

#include "audit/log.h"
#include "desk/publishing.h"
#include "media/catalogue.h"
#include "stories/testing.h"

namespace midad::desk::testing {

using stories::testing::factory;
using stories::testing::hala;
using stories::testing::rana;
using stories::testing::yasser;

/// A newsroom with two desks: news, and affairs, where nobody signs off their own.
struct SmallNewsroom : stories::testing::EmptyDesk {
    explicit SmallNewsroom(store::Engine engine) : stories::testing::EmptyDesk{engine} {
        people::Desk desk{{}, "الأخبار", "energy", people::usual_stages("ar")};
        news = desks.add(audit::Actor::console(), desk).value().id;
        desk.name = "الشؤون العامة";
        desk.two_persons = true;
        affairs = desks.add(audit::Actor::console(), desk).value().id;
    }

    static By by(PersonId person, bool may_override = false) {
        return {{person, "شخص " + std::to_string(person.value)}, person, may_override};
    }
    DraftId begun_at(DeskId desk, article::Article article = factory(), PersonId author = rana) {
        return begun({desk, "draft", author, author, std::move(article)}).id;
    }
    std::int64_t saved(DraftId draft, article::Article article, PersonId person = rana) {
        const std::int64_t based_on = drafts.find(draft)->revision;
        return write([&](store::Transaction& transaction) {
            const auto outcome = revisions.save(transaction, {draft, person, "tab-1", ++batch, based_on,
                                                              std::move(article), stories::Revision::Kind::kept});
            return std::get<stories::Saved>(outcome.value()).revision;
        });
    }
    Wish wish(DraftId draft) const { return {draft, drafts.find(draft)->revision}; }
    std::vector<std::string> told(DraftId draft) const {
        std::vector<std::string> keys;
        for (const audit::Entry& entry : log.list({.subject = audit::Subject{"story", draft.value}}).entries)
            keys.push_back(entry.key);
        return keys;
    }

    std::int64_t batch = 0;
    text::House house;
    audit::Log log{*database, clock};
    people::Desks desks{*database, log};
    stories::Revisions revisions{*database, clock};
    stories::Comments comments{*database, clock};
    media::Catalogue pictures{*database};
    record::Record record{*database, clock};
    Publishing publishing{{*database, clock, house, drafts, revisions, comments, desks, pictures, record, log}};
    States states{*database};
    DeskId news, affairs;
};

}  // namespace midad::desk::testing
