#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "media/library.h"

namespace midad::media {

/// A picture that has been decoded and written out in its sizes, in `folder`.
struct Rendered {
    int width, height;  // upright
    std::string colour;
    std::vector<Rendition> renditions;  // names are file names inside the folder
};

/// Renders in a child process, so that a picture that breaks its decoder breaks nothing else. The child bounds its own
/// memory, time and files; the parent waits at most 90 s. Any thread.
Result<Rendered, Refused> render_picture(const std::filesystem::path& original, const std::filesystem::path& folder,
                                         std::string_view credit);

/// The widths, in pixels, that pages choose from.
inline constexpr int rendition_widths[] = {480, 800, 1200, 1920};

}  // namespace midad::media
