#include "search/internal/documents.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <tuple>

#include "base/failure.h"
#include "base/utf8.h"
#include "search/internal/words.h"
#include "text/fold.h"

namespace midad::search::internal {

namespace {

// How the site spells a word is seen in its first stories, then in one of so many, and where a spelling that is not the
// key is first met.
constexpr std::int64_t first_stories = 500;
constexpr std::int64_t sampled_share = 16;
// More spellings than this are not remembered: then some are noted twice.
constexpr std::size_t most_remembered = 200'000;
constexpr std::size_t shingle_words = 4;
constexpr std::size_t telling_words = 10;
constexpr std::size_t shortest_telling = 4;  // bytes: two Arabic letters
// A word that the site uses oftener than once in so many stories tells nothing, unless that is a handful.
constexpr double common_share = 8, handful = 6;
constexpr double frequency_counts = 1.2;  // BM25's k1
// Xapian takes 245 bytes a term; a name that is longer is no suggestion.
constexpr std::size_t longest_name = 100;
constexpr std::size_t longest_headline = 400;

std::uint64_t mixed(std::uint64_t value) {
    value ^= value >> 33;
    value *= 0xff51afd7ed558ccdu;
    value ^= value >> 33;
    value *= 0xc4ceb9fe1a85ec53u;
    return value ^ value >> 33;
}

std::string four_bytes(std::uint64_t value) {
    std::string bytes(4, '\0');
    for (std::size_t at = 0; at < 4; ++at) bytes[at] = static_cast<char>((value >> (8 * at)) & 0xFF);
    return bytes;
}

bool is_figure(std::string_view exact) { return exact.front() >= '0' && exact.front() <= '9'; }

}  // namespace

Xapian::docid document_number(StoryId story) {
    if (story.value < 1 || story.value > std::numeric_limits<Xapian::docid>::max()) {
        const std::string number = std::to_string(story.value);
        throw Failure{"search.damaged", {{"folder", "search"}, {"reason", number}}, "no document number for " + number};
    }
    return static_cast<Xapian::docid>(story.value);
}

Xapian::Document DocumentMaker::document_of(const record::Published& published) {
    document_ = Xapian::Document{};
    order_.clear();
    samples_ = published.card.story.value <= first_stories || published.card.story.value % sampled_share == 0;
    running_.clear();
    figures_.clear();
    stems_.clear();
    uses_.clear();

    for (const Stretch& stretch : stretches_of(published.article)) {
        const std::string_view field = stretch.field;
        add_words(stretch.text, stretch.weight, field == "title" && stretch.weight > 1,
                  field == "title" || field == "standfirst" || field == "body");
    }
    add_uses();
    document_.set_data(order_.data());
    document_.add_value(Value::headline, std::string{cut_utf8(published.article.headline, longest_headline)});
    add_names(published.article);
    add_choices(published);
    add_telling();
    add_figures();
    add_shingles();
    return std::move(document_);
}

void DocumentMaker::add_words(std::string_view text, unsigned weight, bool is_title, bool tells) {
    order_.begin_field();
    for (const text::Word& word : analyser_.words_of(text)) {
        const std::uint64_t hash = word_hash(word.exact);
        WordUse& use = uses_[hash];
        if (use.weight == 0) use = {std::string{word.exact}, std::string{word.stem}, word.on_site};
        use.weight += weight;
        order_.add(word.exact, word.spelling, word.compound);
        if (word.compound) continue;
        if (is_sampled(word)) document_.add_boolean_term(spelling_term(word.exact, word.spelling));
        if (is_title) document_.add_boolean_term(term(Field::title, word.exact));
        if (!tells) continue;
        use.telling += weight;
        running_.push_back(hash);
        if (is_figure(word.exact)) figures_.push_back(hash);
    }
}

/// A word's terms once for the story and not at each of its places: looking a term up in Xapian's document, and a word
/// in the site's vocabulary, is what indexing costs.
void DocumentMaker::add_uses() {
    for (const auto& [hash, use] : uses_) {
        document_.add_term(term(Field::exact, use.exact), use.weight);
        Used& used = stems_[use.stem];
        used.weight += use.weight;
        if (use.telling == 0) continue;
        used.here += use.telling;
        used.site = std::max(used.site, use.on_site);
    }
    for (const auto& [stem, used] : stems_) document_.add_term(term(Field::stem, stem), used.weight);
}

bool DocumentMaker::is_sampled(const text::Word& word) {
    if (samples_) return true;
    if (word.spelling == word.exact) return false;
    const std::uint64_t hash = mixed(word_hash(word.exact)) ^ word_hash(word.spelling);
    if (spelled_.size() >= most_remembered) spelled_.clear();
    return spelled_.insert(hash).second;
}

void DocumentMaker::add_names(const article::Article& article) {
    const auto add = [this](Field field, char kind, const std::string& name) {
        const std::string key = name_key(name);
        if (key.empty()) return;
        document_.add_boolean_term(term(field, key));
        const std::string folded = text::folded(name);
        if (folded.size() > longest_name || name.size() > longest_name) return;
        std::string entry = term(Field::name, folded);
        entry += separator;
        entry += kind;
        entry += name;
        document_.add_boolean_term(entry);
    };
    for (const std::string& keyword : article.keywords) add(Field::keyword, 'k', keyword);
    for (const article::Byline& byline : article.bylines) add(Field::author, 'p', byline.name);
}

void DocumentMaker::add_choices(const record::Published& published) {
    const std::string month = month_key(published.card.published_at, house_);
    document_.add_boolean_term(term(Field::section, published.card.section));
    document_.add_boolean_term(term(Field::language, published.card.language));
    document_.add_boolean_term(term(Field::month, month));
    document_.add_value(Value::published, date_value(published.card.published_at));
    document_.add_value(Value::section_of, published.card.section);
    document_.add_value(Value::month_of, month);
}

/// What other stories are looked for by when this one's page asks what is related: worked out once, here, from how
/// often the site uses a word, and not for each reader.
void DocumentMaker::add_telling() {
    struct Telling {
        double worth;
        std::string_view stem;
    };
    std::vector<Telling> telling;
    const double common = std::max<double>(static_cast<double>(words_.stories) / common_share, handful);
    for (const auto& [stem, used] : stems_) {
        if (used.here == 0 || stem.size() < shortest_telling || used.site > common) continue;
        const double rare = std::log((static_cast<double>(words_.stories) + 2) / (used.site + 1));
        telling.push_back({used.here / (used.here + frequency_counts) * rare, stem});
    }
    const std::size_t kept = std::min(telling_words, telling.size());
    std::ranges::partial_sort(telling, telling.begin() + static_cast<std::ptrdiff_t>(kept),
                              [](const Telling& one, const Telling& other) {
                                  return std::tie(other.worth, one.stem) < std::tie(one.worth, other.stem);
                              });
    std::string value;
    for (std::size_t at = 0; at < kept; ++at) {
        if (at > 0) value += between_stems;
        value += telling[at].stem;
    }
    document_.add_value(Value::telling_of, value);
}

void DocumentMaker::add_figures() {
    if (figures_.empty()) return;
    std::ranges::sort(figures_);
    figures_.erase(std::unique(figures_.begin(), figures_.end()), figures_.end());
    std::uint64_t all = 0;
    for (const std::uint64_t figure : figures_) all = mixed(all ^ figure);
    document_.add_value(Value::figures, four_bytes(all));
}

/// Of every four words in a row a hash; of the hashes, by six orders, the least: two stories share a sixth's term about
/// as often as they share four words in a row (Broder's min-wise hashing).
void DocumentMaker::add_shingles() {
    if (running_.size() < 2 * shingle_words) return;
    std::array<std::uint64_t, shingle_terms> least;
    least.fill(std::numeric_limits<std::uint64_t>::max());
    for (std::size_t at = 0; at + shingle_words <= running_.size(); ++at) {
        std::uint64_t shingle = 0;
        for (std::size_t word = 0; word < shingle_words; ++word) shingle = mixed(shingle ^ running_[at + word]);
        for (std::size_t order = 0; order < shingle_terms; ++order)
            least[order] = std::min(least[order], mixed(shingle + order * 0x9e3779b97f4a7c15u));
    }
    for (std::size_t order = 0; order < shingle_terms; ++order) {
        std::string key(1, static_cast<char>('0' + order));
        key += separator;
        document_.add_boolean_term(static_cast<char>(Field::shingle) + key + four_bytes(least[order]));
    }
}

}  // namespace midad::search::internal
