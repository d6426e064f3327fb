#pragma once

#include <boost/json/object.hpp>

#include "admin/context.h"
#include "record/record.h"

namespace midad::admin {

/// contract.ts's `Drawer.weight`: bytes that a phone gets for the story's page, compressed, with the smallest rendition
/// of each picture, and how much of them each block is.
boost::json::object weight_of(const Context& context, const record::Published& story);

}  // namespace midad::admin
