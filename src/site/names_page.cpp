#include <algorithm>
#include <tuple>

#include "site/addresses.h"
#include "site/frame.h"
#include "site/pages.h"
#include "site/words.h"
#include "text/collation.h"
#include "text/numbers.h"

namespace midad::site {

namespace {

// What a person looks through on one page; beyond it, a letter has a page of its own.
constexpr std::size_t most_on_a_page = 200;
// Keywords are made by every story: the index has those that are used most, the search finds the others.
constexpr std::size_t most_keywords = 1000;

struct Name {
    std::string name;
    std::string path;
    std::int64_t stories;
};

/// The names that stand under one letter.
struct Letter {
    std::string letter;
    std::vector<Name> names;
};

/// In the order of an Arabic index: «ال» does not count, forms of hamza stand together.
std::vector<Letter> by_letter(std::vector<Name> names) {
    std::vector<std::pair<std::string, Name>> sorted;
    sorted.reserve(names.size());
    for (Name& name : names) {
        std::string key = text::sort_key(name.name);
        sorted.emplace_back(std::move(key), std::move(name));
    }
    std::ranges::sort(sorted, {}, [](const auto& each) { return std::tie(each.first, each.second.path); });
    std::vector<Letter> letters;
    for (auto& [key, name] : sorted) {
        std::string letter = text::index_letter(name.name);
        if (letters.empty() || letters.back().letter != letter) letters.push_back({std::move(letter), {}});
        letters.back().names.push_back(std::move(name));
    }
    return letters;
}

/// An index of names: what it is called, where it stands, and what it holds.
struct Index {
    std::string title;
    std::string path;
    std::string shown;    // as in Shown
    std::string counted;  // how many there are, in words
    std::vector<Name> names;
};

void show_names(html::View& view, const Visit& visit, const Letter& letter) {
    html::View& group = view.add("GROUPS").set("GROUP", letter.letter);
    for (const Name& name : letter.names) {
        group.add("NAMES")
            .set("ADDRESS", link(visit.form, name.path))
            .set("WHO", name.name)
            .set("COUNT", visit.words.counted("stories", name.stories));
    }
}

void show_letters(html::View& view, const Visit& visit, const Index& index, const std::vector<Letter>& letters) {
    html::View& group = view.add("GROUPS").set("GROUP", visit.words.say("by_letter"));
    for (const Letter& letter : letters) {
        group.add("NAMES")
            .set("ADDRESS", link(visit.form, index.path + "/" + letter.letter))
            .set("WHO", letter.letter)
            .set("COUNT", text::number(static_cast<std::int64_t>(letter.names.size()), visit.paper.masthead.house));
    }
}

Page whole_index(const Visit& visit, const Index& index, const std::vector<Letter>& letters) {
    const Heading heading{.title = index.title, .canonical = index.path, .page_class = "list"};
    return framed(visit, heading, "names", [&](html::View& view, Page&, Pictures&) {
        view.set("NAME", index.title).set_if("BELOW", index.counted);
        if (letters.empty()) view.show("EMPTY");
        if (index.names.size() > most_on_a_page) {
            show_letters(view, visit, index, letters);
        } else {
            for (const Letter& letter : letters) show_names(view, visit, letter);
        }
    });
}

Page letter_page(const Visit& visit, const Index& index, const Letter& letter) {
    const Heading heading{.title = visit.words.say("index_letter", {{"index", index.title}, {"letter", letter.letter}}),
                          .canonical = index.path + "/" + letter.letter,
                          .page_class = "list"};
    return framed(visit, heading, "names", [&](html::View& view, Page&, Pictures&) {
        view.set("NAME", heading.title).set_if("ABOVE", index.title);
        view.set("ABOVE_ADDRESS", in_form(visit.form, index.path));
        show_names(view, visit, letter);
    });
}

Page index_page(const Visit& visit, const Index& index) {
    const std::vector<Letter> letters = by_letter(index.names);
    Page page;
    if (const auto wanted = visit.captures.find("letter"); wanted != visit.captures.end()) {
        const auto found = std::ranges::find(letters, wanted->second, &Letter::letter);
        if (found == letters.end()) return nothing_here(visit);
        page = letter_page(visit, index, *found);
    } else {
        page = whole_index(visit, index, letters);
    }
    page.shown.things.push_back(index.shown);
    return page;
}

}  // namespace

Page keywords_page(const Visit& visit) {
    Index index{.title = visit.words.say("keywords_index"), .path = "/keywords", .shown = "keywords"};
    for (const auto& keyword : visit.paper.record.keywords(most_keywords)) {
        index.names.push_back({keyword.name, keyword_path(keyword.slug), keyword.stories});
    }
    const auto count = static_cast<std::int64_t>(index.names.size());
    index.counted =
        visit.words.counted(index.names.size() < most_keywords ? "count_keywords" : "most_used_keywords", count);
    return index_page(visit, index);
}

Page authors_page(const Visit& visit) {
    Index index{.title = visit.words.say("authors_index"), .path = "/authors", .shown = "authors"};
    for (const auto& author : visit.paper.record.authors()) {
        index.names.push_back({author.name, author_path(author.slug), author.stories});
    }
    index.counted = visit.words.counted("count_authors", static_cast<std::int64_t>(index.names.size()));
    return index_page(visit, index);
}

}  // namespace midad::site
