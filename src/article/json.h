#pragma once

#include <string>
#include <string_view>

#include "article/article.h"
#include "base/result.h"

namespace midad::article {

/// The one JSON form of an article (contract/article.schema.json), members always in the schema's order, those that are
/// empty left out. to_json of from_json is the same text.
std::string to_json(const Article& article);

/// What is wrong with a JSON form, and where ("/blocks/3/items", RFC 6901).
struct Malformed {
    std::string where;
    std::string what;  // a message key under "article_json."
    bool operator==(const Malformed&) const = default;
};
/// Untrusted: depth at most 32, size at most 4 MB, every string UTF-8 without controls but line feed and tab, every
/// link an allowed one (html::is_link_address), anchors unique, unknown members refused. The first thing that is wrong.
Result<Article, Malformed> from_json(std::string_view json);

}  // namespace midad::article
