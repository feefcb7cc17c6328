/* Text functions that know the size of their destination. https://learn.microsoft.com/windows/win32/api/strsafe/ */
#ifndef COMITY_STRSAFE_H
#define COMITY_STRSAFE_H
#define _STRSAFE_H_INCLUDED_

#include <comity/strsafe_ex.h>
#include <comity/strsafe_plain.h>

#endif /* COMITY_STRSAFE_H */
