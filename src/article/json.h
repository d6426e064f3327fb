#pragma once

#include <string>
#include <string_view>

#include "article/article.h"
#include "base/result.h"

namespace midad::article {

/// The one JSON form of an article (contract/article.schema.json). to_json of from_json is the same text.
std::string to_json(const Article& article);

/// What is wrong with a JSON form, and where ("/blocks/3/items").
struct Malformed {
    std::string where;
    std::string what;
};
/// Untrusted: depth at most 32, size at most 4 MB, every string UTF-8, every link an allowed one, unknown members refused.
Result<Article, Malformed> from_json(std::string_view json);

}  // namespace midad::article
