/* The version of OLE that <ole2.h> is of. */
#ifndef COMITY_OLE2VER_H
#define COMITY_OLE2VER_H

#define rmm 23
#define rup 639

#endif /* COMITY_OLE2VER_H */
