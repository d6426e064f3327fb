// `midad render-picture` as a program of its own, for tests, whose own program is another.
#include "media/library.h"

int main(int argc, char** argv) { return midad::media::render_picture_in_child(argc, argv); }
