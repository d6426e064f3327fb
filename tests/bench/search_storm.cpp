#include <chrono>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "article/article.h"
#include "base/clock.h"
#include "search_stories.h"

namespace midad::bench {

namespace {

/// Questions of the stories' own words, neighbours and strangers, with every operator, as no reader would ask them.
class Storm {
public:
    Storm(const ListedStories& stories, std::uint64_t seed) : random_{seed} {
        for (std::size_t at = 0; at < stories.all().size() && words_.size() < 2'000'000; at += 7) {
            const std::string text = article::plain_text(stories.all()[at].article);
            for (std::size_t begin = 0; begin < text.size();) {
                const std::size_t end = std::min(text.find_first_of(" \n", begin), text.size());
                if (end > begin + 3) words_.push_back(text.substr(begin, end - begin));
                begin = end + 1;
            }
        }
    }

    std::string question() {
        const std::size_t count = 1 + draw(draw(20) == 0 ? 30 : 9);
        const bool neighbours = draw(3) == 0;
        std::size_t at = draw(words_.size() - 64);
        std::string question;
        for (std::size_t word = 0; word < count; ++word) {
            at = neighbours ? at + 1 : draw(words_.size());
            question += one(words_[at]) + ' ';
        }
        return question;
    }
    std::size_t draw(std::size_t below) { return random_() % below; }

private:
    std::string one(std::string word) {
        switch (draw(14)) {
            case 0:
                return '-' + word;
            case 1:
                return '=' + word;
            case 2:
                return '"' + word + ' ' + words_[draw(words_.size())] + '"';
            case 3:  // a slip: a letter of two bytes lost
                if (word.size() > 6) word.erase(2, 2);
                return word;
            default:
                return word;
        }
    }

    std::vector<std::string> words_;
    std::mt19937_64 random_;
};

/// Whether by relevance and by date the same number of stories is found, where neither only estimates.
bool agree(const search::Search& search, const search::Query& query) {
    const auto by_words = search.find(query, {.facets = true});
    search::Query dated = query;
    dated.order = search::Order::newest;
    const auto by_date = search.find(dated, {.facets = true});
    if (!by_words || !by_date || by_words->loosened) return true;
    return by_words->total == by_date->total;
}

}  // namespace

int storm(const std::filesystem::path& file, std::size_t grown_to, std::size_t questions, std::uint64_t seed) {
    ListedStories stories{file, ListedStories::What::everything};
    if (grown_to > 0) stories.grow_to(grown_to);
    const TemporaryFolder folder;
    build(folder.path(), stories);
    const SystemClock clock;
    const search::Search search{folder.path(), clock};
    Storm storm{stories, seed};
    std::size_t asked = 0, found = 0, disagreed = 0;
    for (; asked < questions; ++asked) {
        const std::string typed = storm.question();
        // Told before it is asked: whoever crashes leaves the question.
        if (std::getenv("MIDAD_STORM_TELL") != nullptr) std::cerr << typed << std::endl;
        const search::Query query = query_of(typed);
        search::Asking asking{.facets = storm.draw(3) == 0};
        const auto answer = search.find(query, asking);
        if (answer && answer->total > 0) ++found;
        if (answer && answer->next) {
            asking.place = answer->next;
            static_cast<void>(search.find(query, asking));
        }
        if (asked % 20 == 0 && !agree(search, query)) {
            ++disagreed;
            std::cout << "by words and by date not the same: " << typed << '\n';
        }
    }
    std::cout << fmt::format("{} stories, {} questions, {} found something, {} of {} disagreed\n", stories.count(),
                             asked, found, disagreed, (asked + 19) / 20);
    return disagreed == 0 ? 0 : 1;
}

}  // namespace midad::bench
