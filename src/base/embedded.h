#pragma once

#include <iterator>
#include <span>
#include <string_view>

namespace midad::embedded {

/// A file of this tree that the program carries inside itself.
struct File {
    std::string_view path;  // from the top of the tree: "themes/default/story.html"
    std::string_view bytes;
};

/// Every carried file, sorted by path. Immutable; any thread.
std::span<const File> files();

/// The file's bytes; empty data pointer when there is none of that path.
inline std::string_view find(std::string_view path) {
    for (const File& file : files()) {
        if (file.path == path) return file.bytes;
    }
    return {};
}

}  // namespace midad::embedded
