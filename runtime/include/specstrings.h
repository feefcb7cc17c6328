/* Annotations of strings and buffers; see <sal.h>. */
#ifndef COMITY_SPECSTRINGS_H
#define COMITY_SPECSTRINGS_H
#include <sal.h>
#endif
