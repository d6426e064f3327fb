// `midad render-picture` as a program of its own, for tests, whose own program is another.
#include "media/library.h"

/// glib keeps types and caches until the process ends, which the leak checker takes for leaks. Everything else is
/// checked.
extern "C" const char* __asan_default_options();
extern "C" const char* __asan_default_options() { return "detect_leaks=0"; }

int main(int argc, char** argv) { return midad::media::render_picture_in_child(argc, argv); }
