#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace midad::article {

/// A stretch of text with one set of marks; a line feed in it is a line break. A text of one's own is a list of them.
struct Span {
    std::string text;
    bool strong = false;
    bool emphasis = false;
    std::string link;  // http(s), mailto, tel or site-relative; empty: none
    bool operator==(const Span&) const = default;
};
using Text = std::vector<Span>;

/// A picture in the story: which file it is (media's content address) is `file`; before it is taken in, a path.
struct Picture {
    std::string file;  // "a3f…" (media::PictureId) once kept
    std::string alt;
    std::string caption;
    std::string credit;  // who made it; never empty in a published story
    int width = 0;       // pixels of the original, once kept
    int height = 0;
    bool operator==(const Picture&) const = default;
};

struct Paragraph {
    Text text;
    bool operator==(const Paragraph&) const = default;
};
struct Subhead {
    std::string text;
    std::string anchor;  // stable: made once from the first wording, unique in the story
    bool operator==(const Subhead&) const = default;
};
struct Quote {
    Text text;
    std::string speaker;
    bool operator==(const Quote&) const = default;
};
struct List {
    bool numbered = false;
    std::vector<Text> items;
    bool operator==(const List&) const = default;
};
struct FactBox {
    std::string title;
    std::vector<std::variant<Paragraph, List>> blocks;
    bool operator==(const FactBox&) const = default;
};
struct PictureBlock {
    Picture picture;
    bool operator==(const PictureBlock&) const = default;
};
struct Table {
    std::string caption;
    std::vector<Text> head;
    std::vector<std::vector<Text>> rows;
    bool operator==(const Table&) const = default;
};
/// Something elsewhere on the web, shown as a link card: no frame, no script, nothing fetched by the reader.
struct Embed {
    std::string address;
    std::string title;
    std::string source;
    bool operator==(const Embed&) const = default;
};
/// A file to take away.
struct File {
    std::string file;  // media's content address with its ending, once kept; before, a path
    std::string title;
    std::int64_t size_bytes = 0;
    bool operator==(const File&) const = default;
};
using Block = std::variant<Paragraph, Subhead, Quote, List, FactBox, PictureBlock, Table, Embed, File>;

enum class Role { wrote, translated, photographed, edited };
struct Byline {
    Role role = Role::wrote;
    std::string name;
    bool operator==(const Byline&) const = default;
};

/// «موسكو – (وكالات)»: where it was written and whose wire it came by; either may be empty.
struct Dateline {
    std::string city;
    std::string agency;
    bool empty() const { return city.empty() && agency.empty(); }
    /// As it is printed, the same everywhere: «موسكو – (وكالات)», «موسكو», «(وكالات)».
    std::string printed() const;
    bool operator==(const Dateline&) const = default;
};

struct Source {
    std::string name;
    std::string address;  // may be empty
    bool operator==(const Source&) const = default;
};

/// The shape of a piece, as a value: no status, no owner, no number.
struct Article {
    std::string language = "ar";  // BCP 47; direction follows from it (text::direction_of)
    std::string section;          // the section's key
    std::string kicker;
    std::string headline;
    std::string standfirst;
    Dateline dateline;
    std::vector<Byline> bylines;
    std::optional<Picture> picture;  // the lead
    std::vector<Block> blocks;
    std::vector<std::string> keywords;
    std::vector<Source> sources;
    bool operator==(const Article&) const = default;
};

/// Gives every sub-head that has none an anchor from its words, or "section-N"; unique among these blocks.
void name_anchors(std::vector<Block>& blocks);

/// All the words of it, for search, counts and excerpts: headline first, paragraphs parted by a line feed.
std::string plain_text(const Article& article);
std::string plain_text(const Text& text);
/// The standfirst, or else the beginning of the first paragraph, at most `characters`.
std::string summary(const Article& article, std::size_t characters = 220);

}  // namespace midad::article
