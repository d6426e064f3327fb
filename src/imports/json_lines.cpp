#include "imports/json_lines.h"

#include <boost/json.hpp>

#include "article/html.h"
#include "base/url.h"
#include "base/utf8.h"
#include "html/sanitiser.h"
#include "text/dates.h"
#include "text/fold.h"

namespace midad::imports {

namespace json = boost::json;

namespace {

constexpr std::size_t longest_id = 200;

Result<std::string, LineFault> text_of(const json::object& line, const char* name, bool needed) {
    const json::value* value = line.if_contains(name);
    if (value == nullptr || value->is_null()) {
        if (needed) return refuse(LineFault{"import.missing", {{"field", name}}});
        return std::string{};
    }
    if (!value->is_string()) return refuse(LineFault{"import.not_text", {{"field", name}}});
    std::string found{value->as_string()};
    if (needed && text::tidy(found).empty()) return refuse(LineFault{"import.missing", {{"field", name}}});
    return found;
}

std::vector<article::Block> paragraphs_of(std::string_view body) {
    std::vector<article::Block> blocks;
    while (!body.empty()) {
        const std::string_view line = body.substr(0, body.find('\n'));
        body.remove_prefix(std::min(body.size(), line.size() + 1));
        if (std::string words = text::tidy(line); !words.empty())
            blocks.push_back(article::Paragraph{{{std::move(words)}}});
    }
    return blocks;
}

LineFault fault_of(html::Unfit unfit) {
    switch (unfit) {
        case html::Unfit::too_long:
            return {"import.html_too_long", {}};
        case html::Unfit::too_deep:
            return {"import.html_too_deep", {}};
        case html::Unfit::not_utf8:
            break;
    }
    return {"import.html_not_utf8", {}};
}

/// Pictures are left out: they are another site's, and nothing of a page comes from elsewhere.
Result<std::vector<article::Block>, LineFault> blocks_of_html(const std::string& html) {
    auto blocks = article::blocks_from_html(html);
    if (!blocks) return refuse(fault_of(blocks.error()));
    std::erase_if(*blocks,
                  [](const article::Block& block) { return std::holds_alternative<article::PictureBlock>(block); });
    return *std::move(blocks);
}

/// `body_html` where there is one, or else `body`.
Result<std::vector<article::Block>, LineFault> blocks_of(const json::object& line) {
    const std::string html = MIDAD_TRY(text_of(line, "body_html", false));
    const bool is_html = !text::tidy(html).empty();
    const std::string body = MIDAD_TRY(text_of(line, "body", !is_html));
    if (!is_html) return paragraphs_of(body);
    std::vector<article::Block> blocks = MIDAD_TRY(blocks_of_html(html));
    if (blocks.empty()) return refuse(LineFault{"import.missing", {{"field", "body_html"}}});
    return blocks;
}

}  // namespace

Result<ImportedLine, LineFault> read_import_line(std::string_view line, const text::House& house) {
    if (line.size() > longest_line)
        return refuse(LineFault{"import.too_long", {{"bytes", std::to_string(line.size())}}});
    if (const auto bad = first_bad_utf8(line))
        return refuse(LineFault{"import.not_utf8", {{"byte", std::to_string(*bad + 1)}}});
    boost::system::error_code error;
    json::parse_options options;
    options.max_depth = 8;
    const json::value value = json::parse(line, error, {}, options);
    if (error) return refuse(LineFault{"import.not_json", {{"reason", error.message()}}});
    if (!value.is_object()) return refuse(LineFault{"import.not_object", {}});
    const json::object& object = value.as_object();

    ImportedLine imported;
    record::Publication& publication = imported.publication;
    article::Article& article = publication.article;
    publication.origin = MIDAD_TRY(text_of(object, "id", true));
    if (publication.origin.size() > longest_id) return refuse(LineFault{"import.long_id", {}});
    article.headline = text::tidy(MIDAD_TRY(text_of(object, "title", true)));
    article.standfirst = text::tidy(MIDAD_TRY(text_of(object, "abstract", false)));
    article.blocks = MIDAD_TRY(blocks_of(object));
    imported.section = MIDAD_TRY(text_of(object, "section", true));
    imported.section_name = text::tidy(MIDAD_TRY(text_of(object, "section_ar", false)));
    const std::string date = MIDAD_TRY(text_of(object, "date", true));
    publication.published_at = text::parse_instant(date, house);
    if (!publication.published_at) return refuse(LineFault{"import.bad_date", {{"date", date}}});
    const std::string source = MIDAD_TRY(text_of(object, "source", false));
    const std::string url = MIDAD_TRY(text_of(object, "url", false));
    if (!source.empty() || !url.empty()) {
        article.sources.push_back(
            {text::tidy(source.empty() ? url : source), is_web_address(url) ? url : std::string{}});
    }
    return imported;
}

}  // namespace midad::imports
