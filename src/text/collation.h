#pragma once

#include <string>
#include <string_view>

namespace midad::text {

/// A key whose byte order is the order of names in an Arabic index: without «ال» at the head, hamza forms as alef,
/// marks ignored, Latin after Arabic. ICU's root collation tailored for ar, numbers by their value. Bytes, not
/// UTF-8, and none of them zero: a blob, where it is stored. Names that differ in spelling differ in key. Any thread.
std::string sort_key(std::string_view name);

/// The letter under which a name stands in an index that is sorted so: «م» for «المداد», «ا» for «إسلام», "E" for
/// "Émile"; "0-9" for every digit and everything that is no letter. Any thread.
std::string index_letter(std::string_view name);

}  // namespace midad::text
