#include "search/internal/asked.h"

#include <algorithm>

namespace midad::search::internal {

namespace {

// What one query may cost, however its words fall apart.
constexpr std::size_t most_keys = 48;

/// The words of a text that was typed, and their compounds.
AskedRun run_of(std::string_view text, text::Analyser& analyser) {
    struct Compound {
        std::size_t place, end;
        Key key;
    };
    AskedRun run;
    std::vector<std::size_t> begins;
    std::vector<Compound> compounds;
    for (const text::Word& word : analyser.words_asked(text)) {
        const Key key{std::string{word.exact}, std::string{word.stem}};
        if (word.compound) {
            compounds.push_back({word.begin, word.end, key});
        } else if (run.words.size() < most_keys) {
            run.words.push_back(
                {std::string{text.substr(word.begin, word.end - word.begin)}, key, std::string{word.spelling}, {}});
            begins.push_back(word.begin);
        }
    }
    for (const Compound& compound : compounds) {
        const auto begin = std::ranges::lower_bound(begins, compound.place) - begins.begin();
        const auto end = std::ranges::lower_bound(begins, compound.end) - begins.begin();
        if (begin < end)
            run.instead.push_back(
                {static_cast<std::size_t>(begin), static_cast<std::size_t>(end), {compound.key}, false});
    }
    return run;
}

/// Whether the member's words stand at `at`, in any form.
bool stands_at(const std::vector<AskedWord>& words, std::size_t at, const std::vector<Key>& member) {
    if (member.empty() || at + member.size() > words.size()) return false;
    for (std::size_t word = 0; word < member.size(); ++word) {
        if (words[at + word].key.stem != member[word].stem) return false;
    }
    return true;
}

/// Whether whoever has the one has the other too: «السعودية» is in «المملكة العربية السعودية», which then finds nothing
/// new.
bool is_within(const std::vector<Key>& member, const std::vector<Key>& other) {
    return std::ranges::all_of(
        member, [&](const Key& key) { return std::ranges::find(other, key.stem, &Key::stem) != other.end(); });
}

void add_synonyms(AskedRun& run, const SynonymKeys& synonyms) {
    for (const auto& group : synonyms.groups) {
        for (const auto& member : group) {
            for (std::size_t at = 0; at < run.words.size(); ++at) {
                if (!stands_at(run.words, at, member.words)) continue;
                for (const auto& other : group) {
                    if (!is_within(member.words, other.words))
                        run.instead.push_back({at, at + member.words.size(), other.words, true});
                }
            }
        }
    }
}

bool asks(const AskedWord& word) { return text::is_question_word(word.key.exact); }

/// Takes question words out of the run; what stood for a run with one in it goes too.
void drop_questions(AskedRun& run, std::vector<std::string>& dropped) {
    std::vector<AskedWord> kept;
    std::vector<std::size_t> moved;  // how many were dropped before each word
    for (AskedWord& word : run.words) {
        moved.push_back(moved.size() - kept.size());
        if (asks(word))
            dropped.push_back(std::move(word.typed));
        else
            kept.push_back(std::move(word));
    }
    moved.push_back(moved.size() - kept.size());
    run.words = std::move(kept);
    std::erase_if(run.instead, [&](const Instead& one) { return moved[one.begin] != moved[one.end]; });
    for (Instead& one : run.instead) {
        one.end -= moved[one.end];
        one.begin -= moved[one.begin];
    }
}

/// Unless there is nothing else to look for.
void drop_questions(Asked& asked) {
    const bool others = std::ranges::any_of(asked.parts, [](const AskedPart& part) {
        return !part.excluded && (part.kind != Part::Kind::word || !std::ranges::all_of(part.run.words, asks));
    });
    if (!others) return;
    for (AskedPart& part : asked.parts) {
        if (part.kind == Part::Kind::word && !part.excluded) drop_questions(part.run, asked.dropped);
    }
    std::erase_if(asked.parts, [](const AskedPart& part) { return part.run.words.empty(); });
}

}  // namespace

Asked asked_of(const Query& query, text::Analyser& analyser, const SynonymKeys& synonyms) {
    Asked asked;
    std::string together;  // of words side by side
    const auto finish = [&] {
        if (!together.empty()) asked.parts.push_back({Part::Kind::word, false, run_of(together, analyser)});
        together.clear();
    };
    for (const Part& part : query.parts) {
        if (part.kind == Part::Kind::word && !part.excluded) {
            if (!together.empty()) together += ' ';
            together += part.text;
            continue;
        }
        finish();
        asked.parts.push_back({part.kind, part.excluded, run_of(part.text, analyser)});
    }
    finish();
    std::erase_if(asked.parts, [](const AskedPart& part) { return part.run.words.empty(); });
    drop_questions(asked);
    for (AskedPart& part : asked.parts) {
        if (part.kind == Part::Kind::word && !part.excluded) add_synonyms(part.run, synonyms);
    }
    return asked;
}

std::vector<Key> keys_of(std::string_view text, text::Analyser& analyser) {
    std::vector<Key> keys;
    for (const text::Word& word : analyser.words_of(text)) {
        if (!word.compound) keys.push_back({std::string{word.exact}, std::string{word.stem}});
    }
    return keys;
}

}  // namespace midad::search::internal
