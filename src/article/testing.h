#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "article/story_form.h"
#include "base/file.h"

namespace midad::article::testing {

/// A six-section piece with every kind of block: contract/article.example.json is made of it.
Article every_kind();

/// The typed stories of the sample newspaper, in order.
inline std::vector<std::filesystem::path> sample_stories() {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator{"sample/stories"}) {
        if (entry.path().extension() == ".story") paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

/// What the file at `path` (from the top of the tree) holds. With MIDAD_ACCEPT=1 it is made to hold `produced`.
inline std::string golden(const std::filesystem::path& path, std::string_view produced) {
    if (std::getenv("MIDAD_ACCEPT")) write_file(path, produced);
    return read_file(path);
}

}  // namespace midad::article::testing
