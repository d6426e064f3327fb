#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "search/query.h"
#include "search/snippet.h"

namespace midad::article {
struct Article;
}

namespace midad::search {

/// A page of an answer that stays what it is while stories arrive: stories that came after `newest` are not in it, the
/// stories' ages are counted from `at`, and it begins after the story `last` wherever that stands meanwhile.
struct Place {
    int page = 1;
    StoryId newest;
    Instant at;
    StoryId last;
    bool loosened = false;
    /// "2-51234-1746632400000-871-0"; and back. Text from outside: nothing but what text() writes is taken.
    std::string text() const;
    static std::optional<Place> from_text(std::string_view text);
};

struct Hit {
    StoryId story;
    double words = 0;        // what the words make of it (BM25)
    double recency = 0;      // what is added for being new; 0 when ordered by date
    bool every_word = true;  // false: in a loosened answer, one that has only some of the words; these come last
    double score() const { return words + recency; }
};

/// How many of the found stories have it. Sections by key; months as "2025-05", newest first.
struct FacetCount {
    std::string key;
    std::int64_t stories;
};

struct Found {
    std::vector<Hit> hits;
    std::int64_t total = 0;
    bool total_is_exact = true;                // always when facets were asked for
    bool loosened = false;                     // too few stories have every word: those that have some of them follow
    std::optional<Place> next;                 // the page after this one
    std::vector<FacetCount> sections, months;  // when asked for
    std::optional<std::string> did_you_mean;   // the query with a word put right; it finds something
    std::vector<std::string> dropped;          // question words that were not looked for

    /// Help when nothing was found.
    struct Nearest {
        std::string word;               // as typed
        std::vector<std::string> near;  // words of the site, the likeliest first
    };
    std::vector<Nearest> nearest;
    std::vector<FacetCount> other_months;  // where the words are, outside the dates asked for; newest first
};

struct Asking {
    std::size_t limit = 20;  // at most 100
    bool facets = false;     // counts by section and month, and an exact total: looks at every story that fits
    std::optional<Place> place;
};

struct Suggestion {
    enum class Kind { word, keyword, person, story };
    Kind kind;
    std::string text;      // what is to stand in the field; a story's headline
    StoryId story;         // of a story
    std::int64_t stories;  // how many it leads to
};

/// One reason why a story was found.
struct Reason {
    enum class Key {
        spelling,
        form,
        near,
        synonym
    };  // the word itself; another form; a likely slip; the editors' list
    std::string asked;  // the word of the query
    std::string found;  // as the story has it
    std::string field;  // "title", "standfirst", "body", "caption", "keyword", "person", "place"
    Key key;
};

/// The readers' side of a newspaper's index: asks, never writes. Any thread; each call takes an index handle of its own
/// for as long as it lasts. A generation that another thread or process has put in place, and every commit, is seen by
/// the next call. An index that vanishes or is damaged while it is read is opened again, then refused as
/// "search.not_ready"; so is one that does not exist yet.
class Search {
public:
    /// The newspaper's folder (the index is in its search/, synonyms in its synonyms.txt, which is looked at again
    /// every two seconds while it is asked). The clock must outlive it.
    Search(const std::filesystem::path& folder, const Clock& clock);
    ~Search();
    Search(const Search&) = delete;
    Search& operator=(const Search&) = delete;

    /// Whether there is an index to ask.
    bool ready() const;

    /// By relevance, a story must have every word in some form; when fewer than ten do, stories with some of the words
    /// follow. At most a thousand stories deep: then there is no next page.
    Result<Found, Refusal> find(const Query& query, const Asking& asking = {}) const;

    /// Words of headlines, keywords, authors and headlines that begin so, whatever leads to most stories first. A
    /// query of several words is completed by its last. `typed` is anything from outside.
    std::vector<Suggestion> suggest(std::string_view typed, std::size_t limit = 8) const;
    /// Reads again what suggestions are made from, if the index has changed; takes a fraction of a second. To be called
    /// every half a minute or so by whoever has time; without that they are as old as the first call.
    void refresh_suggestions();

    /// The best stretch of each text, with the words that the query found marked. `characters`: about how many.
    std::vector<Snippet> snippets(const Query& query, const std::vector<std::string>& texts,
                                  std::size_t characters = 220) const;
    /// The whole text with the words marked: a headline.
    Snippet marked(const Query& query, std::string_view text) const;
    /// Why the story was found: each word of the query with the first place of each field that has it.
    std::vector<Reason> why(const Query& query, const article::Article& article) const;

    /// Stories of its language that share its telling words, a little rather the newer; without itself and whatever
    /// tells the same in the same words.
    std::vector<StoryId> related(StoryId story, std::size_t limit) const { return around(story, limit, 0).related; }
    /// Both of a story at once, for its page: what is related, and what tells the same.
    struct Around {
        std::vector<StoryId> related, same;
    };
    Around around(StoryId story, std::size_t related, std::size_t same) const;
    /// Stories with nearly the same words and the same figures: what a reader «may have read».
    std::vector<StoryId> near_duplicates(StoryId story, std::size_t limit = 10) const;

    /// How many stories are in it, the generation's number, and the last change of the record that it has seen.
    struct State {
        std::int64_t stories = 0, generation = 0, sequence = 0;
        std::uintmax_t bytes = 0;
    };
    std::optional<State> state() const;

private:
    class Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace midad::search
