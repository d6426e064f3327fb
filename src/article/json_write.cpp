#include "article/json.h"

namespace midad::article {

namespace {

constexpr std::string_view role_name(Role role) {
    switch (role) {
        case Role::wrote:
            return "wrote";
        case Role::translated:
            return "translated";
        case Role::photographed:
            return "photographed";
        case Role::edited:
            return "edited";
    }
    return {};
}

/// Writes the form straight into one string, members always in the order of the schema, those that say nothing left
/// out: an article is written on the readers' way, and a tree of values would cost more than the text.
class Writer {
public:
    std::string json;

    void article(const Article& article) {
        json += '{';
        member("language", article.language);
        member("section", article.section);
        member_if("kicker", article.kicker);
        member("headline", article.headline);
        member_if("standfirst", article.standfirst);
        if (!article.dateline.empty()) {
            name("dateline");
            json += '{';
            member_if("city", article.dateline.city);
            member_if("agency", article.dateline.agency);
            json += '}';
        }
        list_if("bylines", article.bylines, [this](const Byline& byline) {
            json += '{';
            member("role", role_name(byline.role));
            member("name", byline.name);
            json += '}';
        });
        if (article.picture) {
            name("picture");
            picture(*article.picture);
        }
        name("blocks");
        list(article.blocks, [this](const Block& block) { visit_block(block); });
        list_if("keywords", article.keywords, [this](const std::string& keyword) { string(keyword); });
        list_if("sources", article.sources, [this](const Source& source) {
            json += '{';
            member("name", source.name);
            member_if("address", source.address);
            json += '}';
        });
        json += '}';
    }

    void operator()(const Paragraph& block) {
        kind("paragraph");
        text_member("text", block.text);
    }
    void operator()(const Subhead& block) {
        kind("subhead");
        member("text", block.text);
        member_if("anchor", block.anchor);
    }
    void operator()(const Quote& block) {
        kind("quote");
        text_member("text", block.text);
        member_if("speaker", block.speaker);
    }
    void operator()(const List& block) {
        kind("list");
        flag_if("numbered", block.numbered);
        name("items");
        list(block.items, [this](const Text& item) { text(item); });
    }
    void operator()(const FactBox& block) {
        kind("facts");
        member_if("title", block.title);
        name("blocks");
        list(block.blocks, [this](const auto& inner) { visit_block(inner); });
    }
    void operator()(const PictureBlock& block) {
        kind("picture");
        name("picture");
        picture(block.picture);
    }
    void operator()(const Table& block) {
        kind("table");
        member_if("caption", block.caption);
        list_if("head", block.head, [this](const Text& cell) { text(cell); });
        name("rows");
        list(block.rows, [this](const std::vector<Text>& row) { list(row, [this](const Text& cell) { text(cell); }); });
    }
    void operator()(const Embed& block) {
        kind("embed");
        member("address", block.address);
        member_if("title", block.title);
        member_if("source", block.source);
    }
    void operator()(const File& block) {
        kind("file");
        member("file", block.file);
        member_if("title", block.title);
        number_if("size_bytes", block.size_bytes);
    }

private:
    template <typename AnyBlock>
    void visit_block(const AnyBlock& block) {
        json += '{';
        std::visit(*this, block);
        json += '}';
    }

    void kind(std::string_view word) { member("kind", word); }

    void picture(const Picture& picture) {
        json += '{';
        member("file", picture.file);
        member_if("alt", picture.alt);
        member_if("caption", picture.caption);
        member_if("credit", picture.credit);
        number_if("width", picture.width);
        number_if("height", picture.height);
        json += '}';
    }

    /// A stretch without marks is a string, one with marks an object.
    void text(const Text& text) {
        list(text, [this](const Span& span) {
            if (!span.strong && !span.emphasis && span.link.empty()) return string(span.text);
            json += '{';
            member("text", span.text);
            flag_if("strong", span.strong);
            flag_if("emphasis", span.emphasis);
            member_if("link", span.link);
            json += '}';
        });
    }

    void text_member(std::string_view member_name, const Text& value) {
        name(member_name);
        text(value);
    }
    void name(std::string_view member_name) {
        if (json.back() != '{') json += ',';
        json += '"';
        json += member_name;
        json += "\":";
    }
    void member(std::string_view member_name, std::string_view value) {
        name(member_name);
        string(value);
    }
    void member_if(std::string_view member_name, std::string_view value) {
        if (!value.empty()) member(member_name, value);
    }
    void flag_if(std::string_view member_name, bool value) {
        if (!value) return;
        name(member_name);
        json += "true";
    }
    void number_if(std::string_view member_name, std::int64_t value) {
        if (value == 0) return;
        name(member_name);
        json += std::to_string(value);
    }

    template <typename Items, typename Write>
    void list(const Items& items, Write write) {
        json += '[';
        for (const auto& item : items) {
            if (json.back() != '[') json += ',';
            write(item);
        }
        json += ']';
    }
    template <typename Items, typename Write>
    void list_if(std::string_view member_name, const Items& items, Write write) {
        if (items.empty()) return;
        name(member_name);
        list(items, write);
    }

    /// RFC 8259 §7: the quotation mark, the backslash and controls are escaped, nothing else.
    void string(std::string_view value) {
        static constexpr char digits[] = "0123456789abcdef";
        json += '"';
        std::size_t copied = 0;
        for (std::size_t at = 0; at < value.size(); ++at) {
            const auto byte = static_cast<unsigned char>(value[at]);
            if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
            json.append(value, copied, at - copied);
            copied = at + 1;
            if (byte == '"' || byte == '\\') {
                json += {'\\', static_cast<char>(byte)};
            } else if (byte == '\n') {
                json += "\\n";
            } else if (byte == '\t') {
                json += "\\t";
            } else {
                json += {'\\', 'u', '0', '0', digits[byte >> 4], digits[byte & 15]};
            }
        }
        json.append(value, copied, value.size() - copied);
        json += '"';
    }
};

}  // namespace

std::string to_json(const Article& article) {
    Writer writer;
    writer.json.reserve(8u << 10);
    writer.article(article);
    return std::move(writer.json);
}

}  // namespace midad::article
