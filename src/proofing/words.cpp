#include <set>

#include "base/utf8.h"
#include "proofing/internal/passages.h"
#include "proofing/proofing.h"
#include "text/fold.h"

namespace midad::proofing {

using namespace internal;

namespace {

using Words = std::set<std::string, std::less<>>;

char32_t first_of(std::string_view word) {
    std::size_t at = 0;
    return word.empty() ? U'\0' : next_code_point(word, at);
}

bool is_arabic(std::string_view word) { return text::is_arabic_letter(first_of(word)); }

bool has_harakat(std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
        if (text::is_haraka(next_code_point(word, at))) return true;
    }
    return false;
}

/// What Arabic doubles on purpose, folded; and a name or two.
bool may_stand_twice(std::string_view folded) {
    static const Words doubled{"رويدا", "قليلا",   "شييا",  "واحدا", "خطوه", "يوما", "مهلا",    "حبا",  "صفا",  "دكا",
                               "لا",    "نعم",     "الله",  "هيا",   "بين",  "جدا",  "حي",      "بطرس", "كلمه", "حرفا",
                               "فردا",  "درجه",    "سنه",   "عاما",  "بابا", "ها",   "تدريجيا", "اولا", "هلم",  "كثيرا",
                               "سطرا",  "بيتا",    "حجرا",  "رجلا",  "صفحه", "حلقه", "مره",     "طوبي", "ويل",  "هنييا",
                               "الف",   "مليون",   "مرحي",  "بلده",  "بي",   "قطره", "فصلا",    "احمد", "محمد", "حسن",
                               "علي",   "ابراهيم", "محمود", "حسين",  "هونغ"};
    return doubled.contains(folded);
}

/// English doubles words in names (Bora Bora); never these.
bool never_stands_twice(std::string_view folded) {
    static const Words words{"the", "a",   "an", "of", "in",   "to", "and", "is",
                             "was", "for", "on", "at", "with", "by", "from"};
    return words.contains(folded);
}

bool is_repeated(const Passage& passage, std::size_t at) {
    const std::string_view one = passage.word(at - 1), other = passage.word(at);
    if (passage.folded[at].empty() || text::plain(one) != text::plain(other)) return false;
    if (!is_arabic(other)) return never_stands_twice(passage.folded[at]);
    // «مَن مِن», «عُلماء عَلماء»: two words that only their harakat tell apart.
    if (one != other && has_harakat(one) && has_harakat(other)) return false;
    const bool is_adverb = other.ends_with("ًا") || other.ends_with("اً") || other.ends_with("ةً");
    return !is_adverb && !may_stand_twice(passage.folded[at]);
}

/// A word of Arabic letters on both sides of a sign, which has no blank before it.
bool between_arabic(const Passage& passage, std::size_t at) {
    if (at == 0 || at + 1 >= passage.tokens.size()) return false;
    const Token& before = passage.tokens[at - 1];
    const Token& after = passage.tokens[at + 1];
    return before.is_word && after.is_word && !after.after_line && !passage.tokens[at].after_line &&
           is_arabic(passage.word(at - 1)) && is_arabic(passage.word(at + 1));
}

std::string_view arabic_sign(std::string_view sign) {
    if (sign == ",") return "،";
    if (sign == ";") return "؛";
    return {};
}

bool stands_at_its_word(std::string_view sign) {
    static const Words signs{"،", "؛", ":", ".", "!", "؟", ",", ";", "?"};
    return signs.contains(sign);
}

class Signs {
public:
    Signs(const Passage& passage, std::vector<Finding>& findings) : passage_{passage}, findings_{findings} {}

    void look_at(std::size_t at) {
        const Token& token = passage_.tokens[at];
        if (token.is_word) return;
        const std::string_view sign = passage_.word(at);
        if (!latin(at, sign)) blank_before(at, sign);
    }

private:
    bool latin(std::size_t at, std::string_view sign) {
        const std::string_view better = arabic_sign(sign);
        const bool asks = sign == "?" && at > 0 && passage_.tokens[at - 1].is_word && is_arabic(passage_.word(at - 1));
        if (!asks && (better.empty() || !between_arabic(passage_, at))) return false;
        const std::size_t begin = passage_.tokens[at - 1].begin, end = passage_.tokens[at].end;
        std::string instead = std::string{passage_.word(at - 1)} + std::string{asks ? "؟" : better};
        Finding finding = passage_.finding("proofing.latin_sign", begin, end, std::move(instead));
        finding.arguments.emplace_back("sign", std::string{sign});
        finding.arguments.emplace_back("right", std::string{asks ? "؟" : better});
        findings_.push_back(std::move(finding));
        return true;
    }

    void blank_before(std::size_t at, std::string_view sign) {
        const Token& token = passage_.tokens[at];
        if (at == 0 || !token.after_blank || token.after_line || !stands_at_its_word(sign)) return;
        const bool word_before =
            passage_.tokens[at - 1].is_word || passage_.word(at - 1) == "»" || passage_.word(at - 1) == ")";
        if (!word_before) return;
        const bool is_last = at + 1 >= passage_.tokens.size();
        // «.NET», «…», a time with blanks, a face.
        if (!is_last && !passage_.tokens[at + 1].after_blank && passage_.word(at + 1) != "»") return;
        const std::size_t begin = passage_.tokens[at - 1].begin;
        std::string instead = std::string{passage_.word(at - 1)} + std::string{sign};
        findings_.push_back(passage_.finding("proofing.blank_before_sign", begin, token.end, std::move(instead)));
    }

    const Passage& passage_;
    std::vector<Finding>& findings_;
};

}  // namespace

std::vector<Finding> repeated_words(const article::Article& article) {
    std::vector<Finding> findings;
    for (const Passage& passage : passages_of(article, text::Parting::words_whole)) {
        for (std::size_t at = 1; at < passage.tokens.size(); ++at) {
            const Token& one = passage.tokens[at - 1];
            const Token& other = passage.tokens[at];
            if (!one.is_word || !other.is_word || !other.after_blank || other.after_line || !is_repeated(passage, at))
                continue;
            findings.push_back(
                passage.finding("proofing.repeated_word", one.begin, other.end, std::string{passage.word(at - 1)}));
        }
    }
    return findings;
}

std::vector<Finding> wrong_signs(const article::Article& article) {
    std::vector<Finding> findings;
    // French sets a blank before : ; ! and ?.
    if (article.language.starts_with("fr")) return findings;
    for (const Passage& passage : passages_of(article, text::Parting::words_whole)) {
        Signs signs{passage, findings};
        for (std::size_t at = 0; at < passage.tokens.size(); ++at) signs.look_at(at);
    }
    return findings;
}

std::vector<Finding> missing_descriptions(const article::Article& article) {
    std::vector<Finding> findings;
    const auto look = [&](const article::Picture& picture, const char* where, std::optional<std::size_t> block) {
        if (!text::plain(picture.alt).empty()) return;
        Finding finding;
        finding.key = "proofing.description_missing";
        finding.where = where;
        finding.block = block;
        findings.push_back(std::move(finding));
    };
    if (article.picture) look(*article.picture, "picture", {});
    for (std::size_t at = 0; at < article.blocks.size(); ++at) {
        if (const auto* picture = std::get_if<article::PictureBlock>(&article.blocks[at]))
            look(picture->picture, "block", at);
    }
    return findings;
}

}  // namespace midad::proofing
