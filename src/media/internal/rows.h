#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "media/library.h"
#include "media/look.h"
#include "media/render.h"

namespace midad::store {
class Session;
class Transaction;
}  // namespace midad::store

namespace midad::media {

/// A picture that has just been rendered and put on the shelf: its row, its renditions, what it looks like.
void insert_picture(store::Transaction& transaction, const Kept& kept, const Rendered& rendered, const Arrival& arrival,
                    Instant now);
/// The row of one from before schema 14, which has none of that.
void finish_picture(store::Transaction& transaction, const Kept& kept, const Rendered& rendered);

/// Texts in one, folded, punctuation as blanks: in which, and as which, words are looked for.
std::string folded_words(std::string_view text);
std::string folded_fields(std::string_view alt, std::string_view caption, std::string_view credit,
                          std::string_view file_name);

/// ["a","b"], as one parameter. The ids hold letters and digits; others are left out.
std::string json_list(std::span<const std::string> ids);

}  // namespace midad::media
