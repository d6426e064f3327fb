#pragma once

#include "programs/voice.h"

namespace midad::programs {

class Newsroom;

/// The paper in numbers: stories by section, authors and keywords, reads by day as a plot of bars, the most read.
int stats(const Voice& voice, const Newsroom& newsroom);

}  // namespace midad::programs
