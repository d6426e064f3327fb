#include "text/internal/stem.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "text/fold.h"
#include "text/internal/characters.h"
#include "text/internal/lexicon.h"

namespace midad::text::internal {

namespace {

using View = std::string_view;

/// Key E keeps to letters of two bytes wherever it is Arabic through and through.
std::size_t letters(View word) { return word.size() / 2; }

bool is_plain_arabic(View word) {
    for (std::size_t at = 0; at < word.size();) {
        const char32_t c = next_character(word, at);
        if (c > 0x7FF || !is_arabic_letter(c)) return false;
    }
    return !word.empty();
}

struct Article {
    View written, article;  // what is taken off, and what stays to be looked for as «ال»
};

/// Everything in which an article can hide, longest first.
constexpr std::array<View, 13> articles{"وبال", "وكال", "فبال", "اوال", "افال", "ولل", "فلل",
                                        "وال",  "فال",  "بال",  "كال",  "لل",   "ال"};

class Stemming {
public:
    explicit Stemming(const Vocabulary& vocabulary) : vocabulary_{vocabulary}, lexicon_{Lexicon::get()} {}

    std::string stem(View word) const {
        if (!is_plain_arabic(word)) return std::string{word};
        if (const auto* entry = lexicon_.find(word)) return entry->stem;
        // المهم is of مهم and not of ألم, but وكالات is of وكالة: only after a bare ال does the article come first.
        if (!word.starts_with("ال")) {
            if (const auto known = known_without_ending(word)) return *known;
        }
        if (auto noun = noun_with_article(word)) return *noun;
        if (const auto known = known_without_ending(word)) return *known;
        if (const auto rest = without_clitics(word)) {
            if (auto noun = noun_with_article(*rest)) return *noun;
            return as_verb(*rest);
        }
        return as_verb(word);
    }

private:
    std::uint32_t count(View word) const { return vocabulary_.count(word) + lexicon_.seed(word); }
    std::uint32_t count(View first, View second) const { return count(std::string{first}.append(second)); }

    /// How often the word occurs, with an article or without.
    std::uint32_t evidence(View word) const { return count(word) + count("ال", word); }

    /// With the endings that are commonest, too: وشركاتها is vouched for by شركة.
    std::uint32_t family(View word) const {
        std::uint32_t sum = evidence(word);
        for (const View ending : {"ها", "هم", "ه", "ات", "ين", "ون", "ان", "ي", "ت", "وا", "ا", "نا", "يه"}) {
            if (!word.ends_with(ending)) continue;
            const View rest = word.substr(0, word.size() - ending.size());
            if (letters(rest) < 3) continue;
            sum += evidence(rest);
            if (ending != "ه") sum += count(rest, "ه");
            if (rest.ends_with("ت") && letters(rest) > 3) sum += count(rest.substr(0, rest.size() - 2), "ه");
        }
        return sum;
    }

    /// What the lexicon has for what an ending was put to.
    std::optional<std::string> known_without_ending(View word) const {
        enum To : std::uint8_t { any, head, owned };  // what takes the ending; owned: any, and no article goes with it
        struct Ending {
            View written, instead;  // what it was put to ends so: مدينتها is مدينه and ها
            To to;
        };
        // The shortest first: سوريين is of سوري, and not of سور.
        constexpr std::array endings{
            Ending{"ه", "", any},       Ending{"ي", "", head},      Ending{"ا", "", any},
            Ending{"ي", "ه", head},     Ending{"ها", "", owned},    Ending{"هم", "", owned},
            Ending{"هن", "", owned},    Ending{"نا", "", owned},    Ending{"كم", "", owned},
            Ending{"ته", "ه", owned},   Ending{"تي", "ه", owned},   Ending{"ات", "ه", head},
            Ending{"ات", "", head},     Ending{"ين", "", head},     Ending{"ون", "", head},
            Ending{"ان", "", head},     Ending{"يه", "", head},     Ending{"يا", "", head},
            Ending{"يه", "ه", head},    Ending{"يا", "ه", head},    Ending{"هما", "", owned},
            Ending{"تها", "ه", owned},  Ending{"تهم", "ه", owned},  Ending{"تنا", "ه", owned},
            Ending{"تكم", "ه", owned},  Ending{"اته", "ه", owned},  Ending{"اته", "", owned},
            Ending{"تين", "ه", head},   Ending{"تان", "ه", head},   Ending{"يات", "", head},
            Ending{"يين", "", head},    Ending{"يون", "", head},    Ending{"يين", "ه", head},
            Ending{"يون", "ه", head},   Ending{"تهما", "ه", owned}, Ending{"اتها", "ه", owned},
            Ending{"اتها", "", owned},  Ending{"اتهم", "ه", owned}, Ending{"اتهم", "", owned},
            Ending{"اتنا", "ه", owned}, Ending{"اتنا", "", owned},
        };
        for (const auto& [written, instead, to] : endings) {
            if (!word.ends_with(written)) continue;
            const std::string base = std::string{word.substr(0, word.size() - written.size())}.append(instead);
            // سنّي is not of سنة: three letters are not enough when one of them was only supposed.
            if (letters(base) < (to == head && instead == "ه" && written != "ات" ? 4 : 3)) continue;
            const auto* entry = lexicon_.find(base);
            if (entry == nullptr || (to == head && entry->kind != Lexicon::Kind::head)) continue;
            const bool is_owned = to == owned || (written == "ه" && entry->kind == Lexicon::Kind::form);
            if (is_owned && count("ال", word) > 0) continue;
            return entry->stem;
        }
        return std::nullopt;
    }

    /// The stem of a word whose beginning holds the article; nothing when it holds none.
    std::optional<std::string> noun_with_article(View word) const {
        for (const View article : articles) {
            if (!word.starts_with(article)) continue;
            const View rest = word.substr(article.size());
            if (lexicon_.find(rest) != nullptr) return light(rest);
            // القاهرة in بالقاهرة has its article in the lexicon; ألمانيا and التزام only look as if they had one.
            const std::string with_article = std::string{"ال"}.append(rest);
            if (const auto* entry = lexicon_.find(with_article)) return entry->stem;
            if (const auto known = known_without_ending(with_article)) return known;
            if (letters(rest) >= 3 && is_article(word, article, rest)) return light(rest);
        }
        return std::nullopt;
    }

    bool is_article(View word, View article, View rest) const {
        // Where the word takes an article of its own, its first letters are none: الألعاب and ألعاب.
        if (article == "ال") return count("ال", word) == 0;
        // ليبيا in لليبيا has no article.
        if (article == "لل") return evidence(rest) >= family(word.substr(2));
        return letters(rest) >= 4 || evidence(rest) > count(word);
    }

    /// The rest of a word after one or two letters that are words themselves; nothing when they belong to it.
    std::optional<View> without_clitics(View word) const {
        const auto first = without_clitic(word);
        if (!first) return std::nullopt;
        if (word.starts_with("و") || word.starts_with("ف")) {
            if (lexicon_.find(*first) != nullptr || first->starts_with("و")) return first;
            if (const auto second = without_clitic(*first)) return second;
        }
        return first;
    }

    /// How many times rarer the rest may be than the whole. و begins half of all sentences (وأضاف is commoner than
    /// أضاف), ب and ل stand in fixed phrases (بشكل, لمدة).
    static std::uint32_t readiness(View clitic) {
        if (clitic == "و") return 8;
        return clitic == "ب" || clitic == "ل" ? 3 : 1;
    }

    /// وبمصر: where nobody wrote بمصر yet, the lexicon's مصر vouches for it.
    std::uint32_t worth_of_inner(View rest) const {
        const bool may_hold = rest.starts_with("ب") || rest.starts_with("ل") || rest.starts_with("ك");
        return may_hold && lexicon_.find(rest.substr(2)) != nullptr ? lexicon_.seed(rest.substr(2)) : 0;
    }

    std::optional<View> without_clitic(View word) const {
        constexpr std::array<View, 6> clitics{"و", "ف", "ب", "ل", "ك", "س"};
        for (const View clitic : clitics) {
            if (!word.starts_with(clitic)) continue;
            const View rest = word.substr(clitic.size());
            if (letters(rest) < 3) return std::nullopt;
            if (clitic == "س" && !rest.starts_with("ي") && !rest.starts_with("ت") && !rest.starts_with("ن")) {
                return std::nullopt;
            }
            if (lexicon_.parting(rest) > 0) return rest;  // وعبدالله
            const std::uint32_t known = std::max(family(rest), worth_of_inner(rest));
            if (known * readiness(clitic) > family(word)) return rest;
            return std::nullopt;
        }
        return std::nullopt;
    }

    /// Takes off endings until one is needed.
    std::string light(View whole) const {
        if (const auto* entry = lexicon_.find(whole)) return entry->stem;
        if (const auto known = known_without_ending(whole)) return *known;
        std::string word{whole};
        for (int round = 0; round < 4; ++round) {
            if (auto singular = singular_of(word)) word = *std::move(singular);
            if (!drop_ending(word)) break;
            if (const auto* entry = lexicon_.find(word)) return entry->stem;
        }
        return word;
    }

    std::string as_verb(View word) const {
        std::string past = past_of(std::string{word});
        return past == word ? past_of(light(word)) : light(past);
    }

    /// يكشف and تكشف are of كشف, يعلن of أعلن: where the past is written on the site, and the word is no noun, which
    /// would take an article.
    std::string past_of(std::string word) const {
        const bool is_present = word.starts_with("ي") || word.starts_with("ت");
        if (!is_present || letters(word) < 4 || lexicon_.find(word) != nullptr || count("ال", word) > 0) return word;
        const std::string bare = word.substr(2);
        // «ومن» in تؤمن is a conjunction and «من».
        const bool begins_anew = bare.starts_with("و") && count(View{bare}.substr(2)) > count(bare);
        std::string past;
        std::uint32_t most = 0;
        const auto consider = [&](std::string candidate) {
            const std::uint32_t written = count(candidate);
            if (written <= most) return;
            most = written;
            past = std::move(candidate);
        };
        if (!begins_anew) consider(bare);
        consider("ا" + bare);
        if (bare.starts_with("و")) consider("ا" + bare.substr(2));  // يؤكد
        if (most == 0) return word;
        const auto* entry = lexicon_.find(past);
        return entry == nullptr ? past : entry->stem;
    }

    bool is_vouched_for(View rest) const {
        if (letters(rest) >= 5 || evidence(rest) > 0 || evidence(std::string{rest}.append("ه")) > 0) return true;
        // لجوئهم: the hamza of لجوء has got a seat.
        const View seated = rest.substr(0, rest.size() - 2);
        const bool may_be_seat = rest.ends_with("اي") || rest.ends_with("وي") || rest.ends_with("او");
        return may_be_seat && letters(seated) >= 3 && evidence(seated) > 0;
    }

    /// The singular of a plural by its pattern, where the site has written one: خرائط is of خريطة, ضواحي of ضاحية,
    /// مواكب of موكب, صناديق of صندوق. Nothing for what takes ـين or ـون, and so is somebody: مقاتل is not of مقتل.
    std::optional<std::string> singular_of(View word) const {
        const std::size_t count_of = letters(word);
        if (count_of < 5 || count_of > 6 || letter(word, 2) != "ا" || word.starts_with("ا") || word.starts_with("ت") ||
            word.ends_with("ه") || word.ends_with("ا") || word.ends_with("ين")) {
            return std::nullopt;
        }
        std::string best;
        std::uint32_t most = 0;
        for (const std::string& candidate : singulars(word)) {
            for (const View ending : {"", "ه"}) {
                const std::string singular = candidate + std::string{ending};
                const std::uint32_t written = evidence(singular);
                if (written <= most) continue;
                most = written;
                best = singular;
            }
        }
        if (most == 0 || is_somebody(word)) return std::nullopt;
        return best;
    }

    /// مقاتل has مقاتلون, مقابل has المقابلة; no broken plural takes such an ending with an article.
    bool is_somebody(View word) const {
        const std::string whole{word};
        return evidence(whole + "ين") + evidence(whole + "ون") + count("ال", whole + "ه") > 0;
    }

    static View letter(View word, std::size_t at) { return word.substr(2 * at, 2); }

    /// What the letters of a plural with ا in its midst may be the plural of, without ة.
    static std::vector<std::string> singulars(View word) {
        const std::string first{letter(word, 0)}, second{letter(word, 1)}, fourth{letter(word, 3)};
        const std::string fifth{letter(word, 4)};
        std::vector<std::string> found;
        if (letters(word) == 6) {
            if (fifth != "ي") return found;
            for (const char* vowel : {"و", "ي", "ا"}) {
                found.push_back(std::string{first}.append(second).append(fourth).append(vowel).append(letter(word, 5)));
            }
            return found;
        }
        if (second == "و") found.push_back(first + "ا" + fourth + fifth);
        // Of خرائط the seat of the hamza is the long vowel of خريطة: first, second, fourth, fifth.
        if (fifth == "ي") return found;  // سياسي
        found.push_back(first + second + fourth + fifth);
        return found;
    }

    bool drop_ending(std::string& word) const {
        for (const View ending : {"هما", "ها", "هم", "نا"}) {
            if (!word.ends_with(ending)) continue;
            const View rest = View{word}.substr(0, word.size() - ending.size());
            if (letters(rest) < 3 || !(is_vouched_for(rest) || rest.ends_with("ت"))) continue;
            word.resize(rest.size());
            drop_feminine(word);
            return true;
        }
        for (const View ending : {"تين", "تان", "ات", "ون", "ين", "ان", "وا"}) {
            if (!word.ends_with(ending)) continue;
            const View rest = View{word}.substr(0, word.size() - ending.size());
            const bool is_plural = ending == "ات" && letters(rest) >= 4;  // few words have ـات of their own
            if (letters(rest) < 3 || !(is_plural || is_vouched_for(rest))) continue;
            word.resize(rest.size());
            return true;
        }
        for (const View ending : {"ته", "يه", "ه", "ي"}) {
            if (!word.ends_with(ending)) continue;
            const View rest = View{word}.substr(0, word.size() - ending.size());
            if (letters(rest) < 3) continue;
            word.resize(rest.size());
            return true;
        }
        return drop_by_evidence(word);
    }

    void drop_feminine(std::string& word) const {
        if (!word.ends_with("ت") || letters(word) < 4) return;
        const View rest = View{word}.substr(0, word.size() - 2);
        if (evidence(std::string{rest}.append("ه")) > evidence(word)) word.resize(rest.size());
    }

    /// ا of an object (رسميا) and ت of a verb (أعلنت), where the word without it is known and, for the verb, the word
    /// with it is no noun.
    bool drop_by_evidence(std::string& word) const {
        const View rest = View{word}.substr(0, word.size() - 2);
        if (letters(rest) < 3 || count(rest) == 0) return false;
        const bool drops = word.ends_with("ا") || (word.ends_with("ت") && count("ال", word) == 0);
        if (drops) word.resize(rest.size());
        return drops;
    }

    const Vocabulary& vocabulary_;
    const Lexicon& lexicon_;
};

}  // namespace

std::string stem_of(std::string_view exact, const Vocabulary& vocabulary) { return Stemming{vocabulary}.stem(exact); }

}  // namespace midad::text::internal
