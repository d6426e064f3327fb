// Which keys are worth their postings: known-item queries over an index in memory, one line a recipe.
//   midad_search_keys STORIES QUERIES
// STORIES: JSON Lines with "id" and "body", plain or gzip. QUERIES: "kind TAB id TAB query" a line, plain or gzip; the
// one right answer to a query is the story with that id. Printed are nDCG@10 and the share found among the first ten.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <zlib.h>
#include <boost/json.hpp>

#include "text/analyser.h"
#include "text/near_words.h"
#include "text/word_counts.h"

using namespace midad;

namespace {

std::vector<std::string> lines_of_file(const char* name) {
    std::vector<std::string> lines;
    gzFile file = gzopen(name, "rb");
    if (file == nullptr) {
        std::fprintf(stderr, "search_keys: no file %s\n", name);
        std::exit(2);
    }
    std::string bytes;
    std::array<char, 65536> block{};
    for (int count; (count = gzread(file, block.data(), block.size())) > 0;) {
        bytes.append(block.data(), static_cast<std::size_t>(count));
    }
    gzclose(file);
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
        if (end > at) lines.push_back(bytes.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

struct Story {
    std::string id, body;
};

struct Query {
    std::string kind, id, words;
};

std::vector<Story> read_stories(const char* name) {
    std::vector<Story> stories;
    for (const std::string& line : lines_of_file(name)) {
        const auto story = boost::json::parse(line).as_object();
        stories.push_back({std::string{story.at("id").as_string()}, std::string{story.at("body").as_string()}});
    }
    return stories;
}

std::vector<Query> read_queries(const char* name) {
    std::vector<Query> queries;
    for (const std::string& line : lines_of_file(name)) {
        const std::size_t first = line.find('\t'), second = line.find('\t', first + 1);
        queries.push_back({line.substr(0, first), line.substr(first + 1, second - first - 1), line.substr(second + 1)});
    }
    return queries;
}

/// Runs of four letters of a word without its article: key G.
std::vector<std::string> grams_of(std::string_view exact) {
    if (exact.starts_with("ال") && exact.size() >= 10) exact.remove_prefix(4);
    std::vector<std::size_t> starts;
    for (std::size_t at = 0; at < exact.size(); ++at) {
        if ((static_cast<unsigned char>(exact[at]) & 0xC0) != 0x80) starts.push_back(at);
    }
    starts.push_back(exact.size());
    if (starts.size() < 5) return {std::string{exact}};
    std::vector<std::string> grams;
    for (std::size_t at = 0; at + 4 < starts.size(); ++at) {
        grams.emplace_back(exact.substr(starts[at], starts[at + 4] - starts[at]));
    }
    return grams;
}

struct Recipe {
    const char* name;
    double exact, stem, grams;
    double bound = 0;     // what a word that occurs is worth at least, in parts of its idf (BM25+)
    int near_until = -1;  // words that occur at most so often are also looked for as their neighbours
};

/// BM25 (k1 1.2, b 0.75) over the keys of all bodies.
class Index {
public:
    Index(const std::vector<Story>& stories, text::Analyser& analyser, bool with_grams) : lengths_(stories.size()) {
        for (std::uint32_t story = 0; story < stories.size(); ++story) {
            std::unordered_map<std::string, std::uint32_t> terms;
            for (const text::Word& word : analyser.words_of(stories[story].body)) {
                ++terms["E" + std::string{word.exact}];
                ++terms["S" + std::string{word.stem}];
                if (!word.compound) lengths_[story] += 1;
                if (!with_grams) continue;
                for (const std::string& gram : grams_of(word.exact)) ++terms["G" + gram];
            }
            for (const auto& [term, times] : terms) postings_[term].push_back({story, times});
            count_ += terms.size();
        }
        for (const double length : lengths_) mean_ += length / static_cast<double>(lengths_.size());
        scores_.resize(stories.size());
    }

    double postings_a_story() const { return static_cast<double>(count_) / static_cast<double>(lengths_.size()); }

    void begin() {
        for (const std::uint32_t story : touched_) scores_[story] = 0;
        touched_.clear();
    }

    void add(const std::string& term, double weight, double bound) {
        const auto found = postings_.find(term);
        if (found == postings_.end() || weight == 0) return;
        const double with = static_cast<double>(found->second.size()), all = static_cast<double>(lengths_.size());
        const double idf = std::log(1 + (all - with + 0.5) / (with + 0.5));
        for (const Posting& posting : found->second) {
            const double times = posting.times, length = 0.25 + 0.75 * lengths_[posting.story] / mean_;
            if (scores_[posting.story] == 0) touched_.push_back(posting.story);
            scores_[posting.story] += weight * idf * (times * 2.2 / (times + 1.2 * length) + bound);
        }
    }

    /// 1 is the best; 0 when nothing of the query is in the story.
    std::size_t rank_of(std::uint32_t story) const {
        const double score = scores_[story];
        if (score == 0) return 0;
        std::size_t rank = 1;
        for (const std::uint32_t other : touched_) {
            if (scores_[other] > score || (scores_[other] == score && other < story)) ++rank;
        }
        return rank;
    }

private:
    struct Posting {
        std::uint32_t story, times;
    };
    std::unordered_map<std::string, std::vector<Posting>> postings_;
    std::vector<double> lengths_, scores_;
    std::vector<std::uint32_t> touched_;
    std::size_t count_ = 0;
    double mean_ = 0;
};

struct Asked {
    std::string exact, stem;
};

std::vector<Asked> asked(text::Analyser& analyser, const std::string& query) {
    std::vector<Asked> words, questions;
    for (const text::Word& word : analyser.words_asked(query)) {
        auto& to = text::is_question_word(word.exact) ? questions : words;
        to.push_back({std::string{word.exact}, std::string{word.stem}});
    }
    return words.empty() ? questions : words;
}

struct Bench {
    const std::vector<Story>& stories;
    const std::vector<Query>& queries;
    const text::WordCounts& counts;
    const text::NearWords& near;
    std::unordered_map<std::string, std::uint32_t> numbers;

    void ask(Index& index, text::Analyser& analyser, const Recipe& recipe, const std::string& query) const {
        index.begin();
        for (const Asked& word : asked(analyser, query)) {
            index.add("E" + word.exact, recipe.exact, recipe.bound);
            index.add("S" + word.stem, recipe.stem, recipe.bound);
            if (recipe.grams > 0) {
                for (const std::string& gram : grams_of(word.exact)) index.add("G" + gram, recipe.grams, recipe.bound);
            }
            if (static_cast<std::int64_t>(counts.count(word.exact)) > recipe.near_until) continue;
            double rank = 1;
            for (const text::NearWord& other : near.near(word.exact, 3)) {
                index.add("E" + std::string{other.exact}, 0.25 / rank, recipe.bound);
                index.add("S" + std::string{analyser.stem_of(other.exact)}, 0.8 / rank, recipe.bound);
                rank += 1;
            }
        }
    }

    void run(Index& index, text::Analyser& analyser, const Recipe& recipe) const {
        struct Sum {
            double queries = 0, gain = 0, found = 0;
        };
        std::map<std::string, Sum> sums;
        for (const Query& query : queries) {
            ask(index, analyser, recipe, query.words);
            Sum& sum = sums[query.kind];
            sum.queries += 1;
            const std::size_t rank = index.rank_of(numbers.at(query.id));
            if (rank == 0 || rank > 10) continue;
            sum.gain += 1 / std::log2(static_cast<double>(rank) + 1);
            sum.found += 1;
        }
        std::printf("%-48s", recipe.name);
        for (const char* kind : {"title", "slips", "short", "typo"}) {
            const Sum& sum = sums[kind];
            std::printf(" %5.3f/%5.3f", sum.gain / sum.queries, sum.found / sum.queries);
        }
        std::printf(" %7.1f\n", index.postings_a_story());
        std::fflush(stdout);
    }
};

/// Milliseconds of CPU time since then: a busy machine does not count.
double ms_since(std::clock_t begin) { return static_cast<double>(std::clock() - begin) * 1000.0 / CLOCKS_PER_SEC; }

void print_speed(const std::vector<Story>& stories, const text::WordCounts& counts, const text::NearWords& near,
                 const std::vector<Query>& queries) {
    text::Analyser analyser{counts};
    std::size_t words = 0;
    for (int round = 0; round < 2; ++round) {
        const auto begin = std::clock();
        words = 0;
        for (const Story& story : stories) words += analyser.words_of(story.body).size();
        std::printf("analysis, %s: %.4f ms a story\n", round == 0 ? "cold" : "warm",
                    ms_since(begin) / static_cast<double>(stories.size()));
    }
    std::vector<double> times;
    for (const Query& query : queries) {
        for (const text::Word& word : analyser.words_asked(query.words)) {
            const auto begin = std::clock();
            near.near(word.exact, 3);
            times.push_back(ms_since(begin));
        }
    }
    std::sort(times.begin(), times.end());
    std::printf("%zu words of %zu stories, %zu different; a look-up of near words: p50 %.4f, p99 %.4f ms\n", words,
                stories.size(), counts.size(), times[times.size() / 2], times[times.size() * 99 / 100]);
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 3) {
        std::fprintf(stderr, "usage: midad_search_keys STORIES QUERIES\n");
        return 2;
    }
    const auto stories = read_stories(arguments[1]);
    const auto queries = read_queries(arguments[2]);
    text::WordCounts counts;
    for (const Story& story : stories) counts.add_text(story.body);
    const text::NearWords near{counts};
    print_speed(stories, counts, near, queries);

    Bench bench{stories, queries, counts, near, {}};
    for (std::uint32_t number = 0; number < stories.size(); ++number) bench.numbers[stories[number].id] = number;
    text::Analyser analyser{counts};
    std::printf("%-48s %11s %11s %11s %11s %7s\n", "nDCG@10 / found", "title", "slips", "short", "typo", "terms");
    {
        Index plain{stories, analyser, false};
        for (const Recipe& recipe : {
                 Recipe{"E", 1, 0, 0},
                 Recipe{"S", 0, 1, 0},
                 Recipe{"E 0.5, S 1", 0.5, 1, 0},
                 Recipe{"E 0.3, S 1", 0.3, 1, 0},
                 Recipe{"E 0.3, S 1, bound 1", 0.3, 1, 0, 1},
                 Recipe{"E 0.3, S 1, bound 1, near until 1", 0.3, 1, 0, 1, 1},
                 Recipe{"E 0.3, S 1, near until 0", 0.3, 1, 0, 0, 0},
                 Recipe{"E 0.3, S 1, bound 1, near until 0: chosen", 0.3, 1, 0, 1, 0},
             }) {
            bench.run(plain, analyser, recipe);
        }
    }
    {
        const text::WordCounts nothing;
        text::Analyser young{nothing};
        Index of_young{stories, young, false};
        bench.run(of_young, young, {"the chosen, stems without a vocabulary", 0.3, 1, 0, 1, 0});
    }
    Index with_grams{stories, analyser, true};
    bench.run(with_grams, analyser, {"the chosen, and G 0.15", 0.3, 1, 0.15, 1, 0});
    return 0;
}
