#pragma once

#include "html/theme.h"
#include "record/record.h"
#include "site/page.h"
#include "text/dates.h"

namespace midad::site {

/// The public notes of a story, newest first, into NOTES.
void show_corrections(html::View& view, const Visit& visit, const record::Published& story);

}  // namespace midad::site
