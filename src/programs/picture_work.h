#pragma once

#include <string>

namespace midad::programs {

class Newsroom;

/// The job that brings pictures from before the library up to what it keeps of them: first what public stories say of
/// theirs and where they stand, then thumbnails and looks, some at a time; it leaves itself again until it is through.
inline constexpr const char* catch_up_with_pictures = "media.catch_up";
void catch_up(Newsroom& newsroom, const std::string& payload);
/// Leaves it if there is such a picture.
void leave_catching_up(Newsroom& newsroom);

}  // namespace midad::programs
