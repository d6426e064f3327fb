#pragma once

#include "desk/state.h"
#include "store/value.h"

namespace midad::desk::internal {

/// Columns as in queries/state.sql.
State state_of(const store::Row& row);
/// The parameters of queries/set_state.sql.
store::Parameters parameters_of(DraftId draft, const State& state);

}  // namespace midad::desk::internal
