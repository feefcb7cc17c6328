/* The class catalog, to look at: which classes are installed, where they are from, and why one cannot be made.
 *
 * Programs create objects with CoCreateInstance and enumerate classes with ICatInformation; this is for tools that
 * show people what is installed. For C++ there is <comity/catalog.hpp>.
 *
 * Text is UTF-8; file names are as the system has them. What a sink is given is valid until the sink returns. No lock is held
 * while a sink runs. */
#ifndef COMITY_CATALOG_H
#define COMITY_CATALOG_H

#include <combaseapi.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A class of a catalog file. Members without a value are NULL. */
typedef struct comity_class_entry {
    CLSID clsid;
    const char *name;
    const char *progid;
    const char *version_independent_progid;
    const char *threading; /* "main" (no threading key), "apartment", "free", "both" or "neutral" */
    const char *module;    /* absolute path of the server */
    const char *file;      /* the catalog file */
    const char *hidden_by; /* the file of the entry that comes first and counts; NULL where this one counts */
    const GUID *typelib;   /* the LIBID of the library that describes the class */
    const GUID *categories;
    ULONG category_count;
} comity_class_entry;

typedef void (*comity_class_sink)(const comity_class_entry *entry, void *context);

/** Calls `sink` for each class of each catalog file, in search order, hidden ones included.
 * S_OK, E_INVALIDARG (no sink), E_OUTOFMEMORY. Needs no apartment. */
STDAPI comity_enumerate_classes(comity_class_sink sink, void *context);

/** A type library of a catalog file. */
typedef struct comity_typelib_entry {
    GUID libid;
    WORD major_version;
    WORD minor_version;
    LCID lcid;
    const char *name; /* or NULL */
    const char *path; /* absolute, as LoadTypeLib takes it: it may end in \<n> */
    const char *file; /* the catalog file */
} comity_typelib_entry;

typedef void (*comity_typelib_sink)(const comity_typelib_entry *entry, void *context);

/** The same for type libraries. */
STDAPI comity_enumerate_typelibs(comity_typelib_sink sink, void *context);

/** A folder of the search order. */
typedef struct comity_catalog_folder {
    const char *path;    /* of the folder with the files, .../comity/classes.d */
    const char *origin;  /* what named it: "$COMITY_PATH", "$XDG_DATA_HOME", "$XDG_DATA_DIRS", "the installation" */
    const char *problem; /* why it could not be read, or only in part; NULL when it could, or is not there */
    BOOL exists;
    ULONG file_count;
} comity_catalog_folder;

typedef void (*comity_catalog_folder_sink)(const comity_catalog_folder *folder, void *context);

/** The folders that are searched, in order. */
STDAPI comity_enumerate_catalog_folders(comity_catalog_folder_sink sink, void *context);

/** A catalog file that was read. */
typedef struct comity_catalog_file {
    const char *path;
    ULONG class_count;
    ULONG typelib_count;
    ULONG interface_count;
    const char *const *problems; /* what was wrong in it, a sentence each, and is not used */
    ULONG problem_count;
} comity_catalog_file;

typedef void (*comity_catalog_file_sink)(const comity_catalog_file *file, void *context);

/** The files of all folders, in order. */
STDAPI comity_enumerate_catalog_files(comity_catalog_file_sink sink, void *context);

typedef enum comity_step_outcome {
    COMITY_STEP_NOTE,    /* says how things are */
    COMITY_STEP_PASSED,  /* went well */
    COMITY_STEP_WARNING, /* is wrong, but does not stand in the way */
    COMITY_STEP_FAILED   /* is why the class cannot be made */
} comity_step_outcome;

/** One step of the way from a name to a class object. */
typedef struct comity_step {
    comity_step_outcome outcome;
    HRESULT result;   /* of what this step did; S_OK for a note */
    const char *what; /* "search", "file", "name", "class", "threading", "module", "factory", "type library" */
    const char *path; /* the file or folder that it is about, or NULL */
    const char *text; /* a sentence */
} comity_step;

typedef void (*comity_step_sink)(const comity_step *step, void *context);

/** comity_explain_class: go on to the end, which loads the module and asks it for the class object. */
#define COMITY_EXPLAIN_LOAD 0x1

/** Goes the way of CoGetClassObject for a server in this process, and tells `sink` of each step.
 *
 * `name` is a ProgID or a CLSID in braces. The result is what CoGetClassObject would have answered, as far as the steps went
 * (without COMITY_EXPLAIN_LOAD, a module that is there is taken for good); E_INVALIDARG for a NULL argument or another flag.
 * With COMITY_EXPLAIN_LOAD the thread has to be in an apartment. */
STDAPI comity_explain_class(const char *name, DWORD flags, comity_step_sink sink, void *context);

#ifdef __cplusplus
}
#endif

#endif /* COMITY_CATALOG_H */
