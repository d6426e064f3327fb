#include <algorithm>
#include <array>
#include <limits>
#include <set>

#include <boost/json.hpp>

#include "article/json.h"
#include "base/url.h"
#include "html/address.h"

namespace midad::article {

namespace {

namespace json = boost::json;

constexpr std::size_t largest = 4u << 20;  // bytes
constexpr std::size_t deepest = 32;
constexpr std::size_t most_items = 10'000;        // in any one list
constexpr std::int64_t widest_picture = 100'000;  // pixels

bool has_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F;
    });
}

/// Walks over the parsed form. Once something is wrong every further step does nothing.
class Reader {
public:
    std::optional<Malformed> fault;

    void fail(std::string_view what) {
        if (fault) return;
        fault = Malformed{};
        fault->what = "article_json.";
        fault->what += what;
        for (const Step& step : path_) {
            fault->where += '/';
            step.name.data() ? fault->where.append(step.name) : fault->where.append(std::to_string(step.index));
        }
    }

    void article(const json::value& value, Article& article) {
        members(value, {"language", "section", "headline", "blocks"},
                [&](std::string_view name, const json::value& member) {
                    if (std::string* words = words_named(article, name)) return string(member, *words);
                    if (name == "language") return language(member, article.language);
                    if (name == "dateline") return dateline(member, article.dateline);
                    if (name == "bylines") return list(member, article.bylines, &Reader::byline);
                    if (name == "picture") return picture(member, article.picture.emplace());
                    if (name == "blocks") return list(member, article.blocks, &Reader::block);
                    if (name == "keywords") return list(member, article.keywords, &Reader::string);
                    if (name == "sources") return list(member, article.sources, &Reader::source);
                    fail("unknown_member");
                });
    }

private:
    struct Step {
        std::string_view name;
        std::size_t index;
    };

    static std::string* words_named(Article& article, std::string_view name) {
        if (name == "section") return &article.section;
        if (name == "kicker") return &article.kicker;
        if (name == "headline") return &article.headline;
        if (name == "standfirst") return &article.standfirst;
        return nullptr;
    }

    template <typename Take>
    void members(const json::value& value, std::initializer_list<std::string_view> required, Take take) {
        const json::object* object = value.if_object();
        if (!object) return fail("not_an_object");
        for (const auto& member : *object) {
            path_.push_back({{member.key().data(), member.key().size()}, 0});
            take(path_.back().name, member.value());
            path_.pop_back();
            if (fault) return;
        }
        for (const std::string_view name : required) {
            if (object->if_contains({name.data(), name.size()})) continue;
            path_.push_back({name, 0});
            fail("missing");
            path_.pop_back();
            return;
        }
    }

    template <typename Item>
    void list(const json::value& value, std::vector<Item>& items, void (Reader::*take)(const json::value&, Item&)) {
        const json::array* array = value.if_array();
        if (!array) return fail("not_a_list");
        if (array->size() > most_items) return fail("too_many");
        items.reserve(array->size());
        for (std::size_t index = 0; index < array->size() && !fault; ++index) {
            path_.push_back({{}, index});
            (this->*take)((*array)[index], items.emplace_back());
            path_.pop_back();
        }
    }

    void string(const json::value& value, std::string& text) {
        const json::string* string = value.if_string();
        if (!string) return fail("not_a_string");
        text.assign(string->data(), string->size());
        if (has_control(text)) fail("control_character");
    }

    /// BCP 47 §2.1, as far as a page needs: letters, digits and hyphens.
    void language(const json::value& value, std::string& text) {
        string(value, text);
        const bool good = !text.empty() && text.size() <= 35 && std::all_of(text.begin(), text.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
        });
        if (!good) fail("bad_language");
    }

    void flag(const json::value& value, bool& flag) {
        if (!value.is_bool()) return fail("not_a_flag");
        flag = value.get_bool();
    }

    template <typename Number>
    void number(const json::value& value, std::int64_t most, Number& number) {
        if (!value.is_int64() || value.get_int64() < 0 || value.get_int64() > most) return fail("bad_number");
        number = static_cast<Number>(value.get_int64());
    }

    void link(const json::value& value, std::string& address) {
        string(value, address);
        if (!address.empty() && !html::is_link_address(address)) fail("bad_link");
    }

    void dateline(const json::value& value, Dateline& dateline) {
        members(value, {}, [&](std::string_view name, const json::value& member) {
            if (name == "city") return string(member, dateline.city);
            if (name == "agency") return string(member, dateline.agency);
            fail("unknown_member");
        });
    }

    void role(const json::value& value, Role& role) {
        static constexpr std::array<std::pair<std::string_view, Role>, 4> roles{{{"wrote", Role::wrote},
                                                                                 {"translated", Role::translated},
                                                                                 {"photographed", Role::photographed},
                                                                                 {"edited", Role::edited}}};
        const json::string* word = value.if_string();
        if (!word) return fail("not_a_string");
        for (const auto& [name, known] : roles) {
            if (name != std::string_view{word->data(), word->size()}) continue;
            role = known;
            return;
        }
        fail("unknown_role");
    }

    void byline(const json::value& value, Byline& byline) {
        members(value, {"role", "name"}, [&](std::string_view name, const json::value& member) {
            if (name == "role") return role(member, byline.role);
            if (name == "name") return string(member, byline.name);
            fail("unknown_member");
        });
    }

    void source(const json::value& value, Source& source) {
        members(value, {"name"}, [&](std::string_view name, const json::value& member) {
            if (name == "name") return string(member, source.name);
            if (name == "address") return link(member, source.address);
            fail("unknown_member");
        });
    }

    void picture(const json::value& value, Picture& picture) {
        members(value, {"file"}, [&](std::string_view name, const json::value& member) {
            if (name == "file") return string(member, picture.file);
            if (name == "alt") return string(member, picture.alt);
            if (name == "caption") return string(member, picture.caption);
            if (name == "credit") return string(member, picture.credit);
            if (name == "width") return number(member, widest_picture, picture.width);
            if (name == "height") return number(member, widest_picture, picture.height);
            fail("unknown_member");
        });
    }

    void span(const json::value& value, Span& span) {
        if (value.is_string()) return string(value, span.text);
        members(value, {"text"}, [&](std::string_view name, const json::value& member) {
            if (name == "text") return string(member, span.text);
            if (name == "strong") return flag(member, span.strong);
            if (name == "emphasis") return flag(member, span.emphasis);
            if (name == "link") return link(member, span.link);
            fail("unknown_member");
        });
    }
    void text(const json::value& value, Text& text) { list(value, text, &Reader::span); }
    void row(const json::value& value, std::vector<Text>& row) { list(value, row, &Reader::text); }

    std::string_view kind_of(const json::value& value) {
        const json::object* object = value.if_object();
        const json::value* kind = object ? object->if_contains("kind") : nullptr;
        if (!kind || !kind->is_string()) return {};
        return {kind->get_string().data(), kind->get_string().size()};
    }

    void block(const json::value& value, Block& block) {
        const std::string_view kind = kind_of(value);
        if (kind == "paragraph") return paragraph(value, block.emplace<Paragraph>());
        if (kind == "subhead") return subhead(value, block.emplace<Subhead>());
        if (kind == "quote") return quote(value, block.emplace<Quote>());
        if (kind == "list") return list_block(value, block.emplace<List>());
        if (kind == "facts") return facts(value, block.emplace<FactBox>());
        if (kind == "picture") return picture_block(value, block.emplace<PictureBlock>());
        if (kind == "table") return table(value, block.emplace<Table>());
        if (kind == "embed") return embed(value, block.emplace<Embed>());
        if (kind == "file") return file(value, block.emplace<File>());
        fail("unknown_kind");
    }

    void fact(const json::value& value, std::variant<Paragraph, List>& block) {
        const std::string_view kind = kind_of(value);
        if (kind == "paragraph") return paragraph(value, block.emplace<Paragraph>());
        if (kind == "list") return list_block(value, block.emplace<List>());
        fail("unknown_kind");
    }

    void paragraph(const json::value& value, Paragraph& block) {
        members(value, {"text"}, [&](std::string_view name, const json::value& member) {
            if (name == "text") return text(member, block.text);
            if (name != "kind") fail("unknown_member");
        });
    }

    void subhead(const json::value& value, Subhead& block) {
        members(value, {"text"}, [&](std::string_view name, const json::value& member) {
            if (name == "text") return string(member, block.text);
            if (name == "anchor") return anchor(member, block.anchor);
            if (name != "kind") fail("unknown_member");
        });
    }

    void anchor(const json::value& value, std::string& anchor) {
        string(value, anchor);
        if (anchor.find_first_of(" \t\n") != anchor.npos || anchor.size() > 400) return fail("bad_anchor");
        if (!anchor.empty() && !anchors_.insert(anchor).second) fail("anchor_twice");
    }

    void quote(const json::value& value, Quote& block) {
        members(value, {"text"}, [&](std::string_view name, const json::value& member) {
            if (name == "text") return text(member, block.text);
            if (name == "speaker") return string(member, block.speaker);
            if (name != "kind") fail("unknown_member");
        });
    }

    void list_block(const json::value& value, List& block) {
        members(value, {"items"}, [&](std::string_view name, const json::value& member) {
            if (name == "numbered") return flag(member, block.numbered);
            if (name == "items") return list(member, block.items, &Reader::text);
            if (name != "kind") fail("unknown_member");
        });
    }

    void facts(const json::value& value, FactBox& block) {
        members(value, {"blocks"}, [&](std::string_view name, const json::value& member) {
            if (name == "title") return string(member, block.title);
            if (name == "blocks") return list(member, block.blocks, &Reader::fact);
            if (name != "kind") fail("unknown_member");
        });
    }

    void picture_block(const json::value& value, PictureBlock& block) {
        members(value, {"picture"}, [&](std::string_view name, const json::value& member) {
            if (name == "picture") return picture(member, block.picture);
            if (name != "kind") fail("unknown_member");
        });
    }

    void table(const json::value& value, Table& block) {
        members(value, {"rows"}, [&](std::string_view name, const json::value& member) {
            if (name == "caption") return string(member, block.caption);
            if (name == "head") return list(member, block.head, &Reader::text);
            if (name == "rows") return list(member, block.rows, &Reader::row);
            if (name != "kind") fail("unknown_member");
        });
    }

    void embed(const json::value& value, Embed& block) {
        members(value, {"address"}, [&](std::string_view name, const json::value& member) {
            if (name == "address") {
                string(member, block.address);
                if (!is_web_address(block.address)) fail("bad_link");
                return;
            }
            if (name == "title") return string(member, block.title);
            if (name == "source") return string(member, block.source);
            if (name != "kind") fail("unknown_member");
        });
    }

    void file(const json::value& value, File& block) {
        members(value, {"file"}, [&](std::string_view name, const json::value& member) {
            if (name == "file") return string(member, block.file);
            if (name == "title") return string(member, block.title);
            if (name == "size_bytes") return number(member, std::numeric_limits<std::int64_t>::max(), block.size_bytes);
            if (name != "kind") fail("unknown_member");
        });
    }

    std::vector<Step> path_;
    std::set<std::string, std::less<>> anchors_;
};

}  // namespace

Result<Article, Malformed> from_json(std::string_view text) {
    if (text.size() > largest) return refuse(Malformed{"", "article_json.too_large"});
    std::array<unsigned char, 16u << 10> first_memory;
    json::monotonic_resource memory{first_memory.data(), first_memory.size()};
    json::parse_options options;
    options.max_depth = deepest;
    json::error_code error;
    const json::value value = json::parse({text.data(), text.size()}, error, &memory, options);
    if (error) {
        const bool deep = error == json::error::too_deep;
        return refuse(Malformed{"", deep ? "article_json.too_deep" : "article_json.not_json"});
    }
    Reader reader;
    Article article;
    reader.article(value, article);
    if (reader.fault) return refuse(*std::move(reader.fault));
    return article;
}

}  // namespace midad::article
