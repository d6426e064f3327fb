#include "fronts/front.h"

#include <algorithm>

namespace midad::fronts {

using record::Card;
using record::Choice;
using record::Placing;
using namespace std::chrono_literals;

namespace {

constexpr std::string_view opinion_key = "opinion";
// How long an editor's placing holds: a story placed as lead on Sunday does not lead on Thursday because nobody placed
// another.
constexpr auto placing_holds = 72h;

// How many stand where: themes/default draws the grid for these.
constexpr std::size_t rail_cards = 6;
constexpr std::size_t second_cards = 3;
constexpr std::size_t section_cards = 4;
constexpr std::size_t opinion_cards = 4;
constexpr std::size_t brief_cards = 6;
// The newest stories, among which lead, rail, second and briefs are chosen; enough for three with pictures.
constexpr std::size_t newest_cards = 40;

/// A front while it is being arranged: what stands somewhere is not put elsewhere.
class Arranging {
public:
    Arranging(const record::Record& record, Instant now)
        : record_{record},
          now_{now},
          newest_{record.list({}, newest_cards).cards},
          leads_{placed(Placing::lead, rail_cards + 1)} {}

    Front arrange(const topics::Sections& sections) {
        choose_lead();
        choose_rail();
        choose_second();
        front_.opinion = of_section(std::string{opinion_key}, opinion_cards);
        choose_placed_briefs();
        for (const topics::Section& section : sections.all()) {
            if (section.key == opinion_key) continue;
            std::vector<Card> cards = of_section(section.key, section_cards);
            if (!cards.empty()) front_.sections.push_back({section, std::move(cards)});
        }
        fill_briefs();
        return std::move(front_);
    }

private:
    bool stands(const Card& card) const {
        return std::ranges::any_of(standing_, [&](const auto& one) { return one.first == card.story; });
    }
    Card stood(const Card& card) {
        standing_.emplace_back(card.story, card.section);
        return card;
    }
    /// What a place for news takes from the newest: opinion has its own place, briefs too.
    bool is_free_news(const Card& card) const {
        return !stands(card) && card.section != opinion_key && card.placing != Placing::brief;
    }
    std::vector<Card> placed(Placing placing, std::size_t limit) const {
        const Choice choice{.from = now_ - placing_holds, .placing = placing};
        return record_.list(choice, limit).cards;
    }

    void choose_lead() {
        front_.breaking = record_.breaking(now_);
        const std::vector<Card> leads = leads_.empty() ? without_a_placed_lead() : leads_;
        if (!leads.empty()) front_.lead = stood(leads.front());
        // The breaking line is a place as well. Its story leads if an editor says so, or if there is no other.
        if (front_.breaking && stands(*front_.breaking)) front_.breaking.reset();
        if (front_.breaking) stood(*front_.breaking);
    }

    std::vector<Card> without_a_placed_lead() const {
        std::vector<Card> candidates;
        for (const Card& card : newest_)
            if (!front_.breaking || card.story != front_.breaking->story) candidates.push_back(card);
        if (candidates.empty() && front_.breaking) return {*front_.breaking};
        const auto is_news = [&](const Card& card) { return is_free_news(card); };
        const auto with_picture =
            std::ranges::find_if(candidates, [&](const Card& card) { return is_news(card) && card.picture; });
        if (with_picture != candidates.end()) return {*with_picture};
        const auto news = std::ranges::find_if(candidates, is_news);
        if (news != candidates.end()) return {*news};
        return candidates;
    }

    void choose_rail() {
        const auto take = [&](const Card& card) {
            if (front_.rail.size() < rail_cards && !stands(card)) front_.rail.push_back(stood(card));
        };
        std::ranges::for_each(placed(Placing::top, rail_cards + 2), take);
        // A story placed as lead that gave way to a newer one stays near the top.
        std::ranges::for_each(leads_, take);
        for (const Card& card : newest_)
            if (is_free_news(card)) take(card);
    }

    void choose_second() {
        std::vector<Card> cards;
        for (const Card& card : newest_)
            if (cards.size() < second_cards && is_free_news(card) && card.picture) cards.push_back(card);
        if (cards.size() < second_cards) return;
        for (const Card& card : cards) front_.second.push_back(stood(card));
    }

    std::vector<Card> of_section(const std::string& key, std::size_t limit) {
        Choice choice{.section = key};
        for (const auto& [story, section] : standing_)
            if (section == key) choice.without.push_back(story);
        std::vector<Card> cards;
        for (const Card& card : record_.list(choice, limit).cards) cards.push_back(stood(card));
        return cards;
    }

    void choose_placed_briefs() {
        for (const Card& card : placed(Placing::brief, brief_cards + opinion_cards))
            if (front_.briefs.size() < brief_cards && !stands(card)) front_.briefs.push_back(stood(card));
    }

    /// When editors placed few briefs, the newest stories that found no place stand there.
    void fill_briefs() {
        for (const Card& card : newest_)
            if (front_.briefs.size() < brief_cards && !stands(card)) front_.briefs.push_back(stood(card));
    }

    const record::Record& record_;
    Instant now_;
    std::vector<Card> newest_;
    std::vector<Card> leads_;                                // placed so, newest first
    std::vector<std::pair<StoryId, std::string>> standing_;  // with their sections
    Front front_;
};

}  // namespace

Front arrange_front(const record::Record& record, const topics::Sections& sections, Instant now) {
    return Arranging{record, now}.arrange(sections);
}

}  // namespace midad::fronts
