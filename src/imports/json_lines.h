#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "record/record.h"
#include "text/house.h"

namespace midad::imports {

/// A line of an import, understood. The section is still the source's own.
struct ImportedLine {
    record::Publication publication;
    std::string section;       // "localNews"
    std::string section_name;  // «وطنية», may be empty
};

/// Why a line was refused: a message key under "import." with its arguments.
struct LineFault {
    std::string key;
    std::vector<std::pair<std::string, std::string>> arguments;
};

constexpr std::size_t longest_line = 4u << 20;

/// One line of JSON Lines. Its text is plain (`body`, a paragraph a line) or somebody's HTML (`body_html`), of which
/// what the sanitiser allows is taken, without pictures. Untrusted; pure; any thread.
Result<ImportedLine, LineFault> read_import_line(std::string_view line, const text::House& house);

}  // namespace midad::imports
