#include "programs/picture_work.h"

#include "base/log.h"
#include "programs/newsroom.h"

namespace midad::programs {

namespace {

constexpr std::size_t pictures_a_turn = 20;  // some seconds each at worst, well within a job's lease
constexpr std::size_t stories_a_step = 200;

void leave(Newsroom& newsroom, std::string_view payload) {
    newsroom.database->together(store::Durability::normal, [&](store::Transaction& transaction) {
        newsroom.queue.leave(transaction, catch_up_with_pictures, payload, payload);
    });
}

void note_public_stories(Newsroom& newsroom) {
    std::optional<record::Cursor> before;
    do {
        const record::List list = newsroom.record.list({}, stories_a_step, before);
        std::vector<record::Published> stories;
        for (const record::Card& card : list.cards) {
            auto published = newsroom.record.find_latest(card.story);
            if (published && !media::pictures_of(published->article).empty()) stories.push_back(*std::move(published));
        }
        newsroom.database->together(store::Durability::normal, [&](store::Transaction& transaction) {
            for (const record::Published& published : stories)
                media::Catalogue::note_story(transaction, published.card.story, published.article);
        });
        before = list.older;
    } while (before);
}

}  // namespace

void catch_up(Newsroom& newsroom, const std::string& payload) {
    if (payload == "stories") {
        note_public_stories(newsroom);
        return leave(newsroom, "pictures");
    }
    const std::size_t finished = newsroom.library.finish_older(pictures_a_turn);
    if (finished > 0) log::info("{} older pictures were brought into the library", finished);
    if (finished == pictures_a_turn) leave(newsroom, "pictures");
}

void leave_catching_up(Newsroom& newsroom) {
    if (newsroom.library.has_older()) leave(newsroom, "stories");
}

}  // namespace midad::programs
