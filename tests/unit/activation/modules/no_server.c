/* A shared object that is no server. */
__attribute__((visibility("default"))) int answer(void) {
    return 42;
}
