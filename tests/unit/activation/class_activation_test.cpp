#include <comcat.h>
#include <objbase.h>

#include "catalog_fixture.hpp"
#include "com_thread.hpp"
#include "counting_factory.hpp"
#include "modules/test_classes.h"

using testing::HasSubstr;

class class_activation : public catalog_fixture {
protected:
    class_activation() {
        write("first", "a.toml",
              class_text(CLSID_Plain, SERVER_C, "progid = \"Test.Plain\"\nthreading = \"both\"\n") +
                  class_text(CLSID_Refuses, SERVER_C, "threading = \"both\"\n") +
                  class_text(CLSID_Missing, SERVER_C, "name = \"Nobody\"\nthreading = \"both\"\n") +
                  class_text(CLSID_Aggregatable, SERVER_CPP, "threading = \"both\"\n") +
                  class_text(CLSID_Explains, SERVER_CPP, "threading = \"both\"\n") +
                  class_text(CLSID_Nested, SERVER_CPP, "threading = \"both\"\n") +
                  class_text(CLSID_Throws, SERVER_CPP, "threading = \"both\"\n"));
    }

    HRESULT create(REFCLSID clsid, REFIID iid = IID_IUnknown, DWORD context = CLSCTX_INPROC_SERVER,
                   IUnknown* outer = nullptr) {
        void* object = reinterpret_cast<void*>(1);
        const HRESULT hr = CoCreateInstance(clsid, outer, context, iid, &object);
        EXPECT_EQ(SUCCEEDED(hr), object != nullptr) << "the out parameter is written in every case";
        if (SUCCEEDED(hr))
            static_cast<IUnknown*>(object)->Release();
        return hr;
    }

    HRESULT create_with_threading(REFCLSID clsid, const std::string& threading) {
        write("first", "a.toml",
              class_text(clsid, SERVER_C,
                         threading.empty() ? threading : "threading = \"" + threading + "\"\n"));
        return create(clsid);
    }
};

TEST_F(class_activation, makes_an_object_of_a_module) {
    in_mta([&] {
        CLSID clsid{};
        ASSERT_EQ(CLSIDFromProgID(u"Test.Plain", &clsid), S_OK);
        IPersist* object = nullptr;
        ASSERT_EQ(
            CoCreateInstance(clsid, nullptr, CLSCTX_ALL, IID_IPersist, reinterpret_cast<void**>(&object)),
            S_OK);
        CLSID made{};
        EXPECT_EQ(object->GetClassID(&made), S_OK);
        EXPECT_EQ(made, CLSID_Plain);
        EXPECT_EQ(object->Release(), 0u);
    });
}

TEST_F(class_activation, gives_the_class_object) {
    in_mta([&] {
        IClassFactory* factory = nullptr;
        ASSERT_EQ(CoGetClassObject(CLSID_Plain, CLSCTX_INPROC_SERVER, nullptr, IID_IClassFactory,
                                   reinterpret_cast<void**>(&factory)),
                  S_OK);
        IUnknown* object = nullptr;
        EXPECT_EQ(factory->CreateInstance(nullptr, IID_IUnknown, reinterpret_cast<void**>(&object)), S_OK);
        object->Release();
        factory->Release();
        void* persist = reinterpret_cast<void*>(1);
        EXPECT_EQ(CoGetClassObject(CLSID_Plain, CLSCTX_INPROC_SERVER, nullptr, IID_IPersist, &persist),
                  E_NOINTERFACE);
        EXPECT_EQ(persist, nullptr);
        EXPECT_THAT(take_error_text(), HasSubstr("DllGetClassObject of " SERVER_C " answered E_NOINTERFACE"));
    });
}

TEST_F(class_activation, needs_an_apartment) {
    std::thread([&] {
        EXPECT_EQ(create(CLSID_Plain), CO_E_NOTINITIALIZED);
        EXPECT_THAT(take_error_text(), HasSubstr("CoCreateInstance was called on thread"));
        void* object = reinterpret_cast<void*>(1);
        EXPECT_EQ(CoGetClassObject(CLSID_Plain, CLSCTX_INPROC_SERVER, nullptr, IID_IUnknown, &object),
                  CO_E_NOTINITIALIZED);
        EXPECT_EQ(object, nullptr);
        EXPECT_THAT(take_error_text(), HasSubstr("CoGetClassObject was called on thread"));
    }).join();
}

TEST_F(class_activation, the_implicit_mta_is_an_apartment) {
    in_mta([&] { std::thread([&] { EXPECT_EQ(create(CLSID_Plain), S_OK); }).join(); });
}

TEST_F(class_activation, an_unknown_class_is_explained) {
    in_mta([&] {
        EXPECT_EQ(create(CLSID_StdComponentCategoriesMgr), S_OK) << "Comity's own needs no file";
        const CLSID nobody{0x12345678, 1, 2, {3, 4, 5, 6, 7, 8, 9, 10}};
        EXPECT_EQ(create(nobody), REGDB_E_CLASSNOTREG);
        const std::string text = take_error_text();
        EXPECT_THAT(text, HasSubstr("Class {12345678-0001-0002-0304-05060708090A} is not registered."));
        EXPECT_THAT(text, HasSubstr(classes("first") + " (1 file)"));
    });
}

TEST_F(class_activation, a_missing_module_is_explained) {
    const std::string file =
        write("first", "a.toml", class_text(CLSID_Plain, "gone.so", "threading = \"both\"\n"));
    in_mta([&] {
        EXPECT_EQ(create(CLSID_Plain), CO_E_DLLNOTFOUND);
        const std::string text = take_error_text();
        EXPECT_THAT(text, HasSubstr(" of " + file + ": "));
        EXPECT_THAT(text,
                    HasSubstr("The module " + classes("first") + "/gone.so is not there: No such file"));
    });
}

TEST_F(class_activation, a_module_that_cannot_be_loaded_is_explained) {
    write("first", "a.toml", class_text(CLSID_Plain, UNLOADABLE, "threading = \"both\"\n"));
    in_mta([&] {
        EXPECT_EQ(create(CLSID_Plain), CO_E_DLLNOTFOUND);
        const std::string text = take_error_text();
        EXPECT_THAT(text, HasSubstr("cannot be loaded: "));
        EXPECT_THAT(text, HasSubstr("function_that_nobody_has"));
    });
    write("first", "a.toml",
          class_text(CLSID_Plain, write("first", "text.so", "no ELF"), "threading = \"both\"\n"));
    in_mta([&] {
        EXPECT_EQ(create(CLSID_Plain), CO_E_DLLNOTFOUND);
        EXPECT_THAT(take_error_text(), HasSubstr("cannot be loaded: "));
    });
}

TEST_F(class_activation, a_module_that_is_no_server_is_explained) {
    write("first", "a.toml", class_text(CLSID_Plain, NO_SERVER, "threading = \"both\"\n"));
    in_mta([&] {
        EXPECT_EQ(create(CLSID_Plain), CO_E_ERRORINDLL);
        EXPECT_THAT(take_error_text(), HasSubstr("exports no DllGetClassObject"));
    });
}

TEST_F(class_activation, a_class_that_the_module_does_not_have_is_explained) {
    in_mta([&] {
        EXPECT_EQ(create(CLSID_Missing), CLASS_E_CLASSNOTAVAILABLE);
        const std::string text = take_error_text();
        EXPECT_THAT(text, HasSubstr("Class Nobody {5F0D3A10-0003-"));
        EXPECT_THAT(text, HasSubstr("DllGetClassObject of " SERVER_C " answered CLASS_E_CLASSNOTAVAILABLE"));
        EXPECT_THAT(text, HasSubstr("asked for IClassFactory"));
    });
}

TEST_F(class_activation, a_factory_that_refuses_is_explained) {
    in_mta([&] {
        EXPECT_EQ(create(CLSID_Refuses), E_ACCESSDENIED);
        EXPECT_THAT(take_error_text(), HasSubstr("made no object: E_ACCESSDENIED"));
    });
}

TEST_F(class_activation, a_factorys_own_explanation_is_kept) {
    in_mta([&] {
        EXPECT_EQ(create(CLSID_Explains), E_FAIL);
        EXPECT_EQ(take_error_text(), "The well is dry.");
    });
}

TEST_F(class_activation, an_exception_of_a_factory_does_not_come_through) {
    in_mta([&] { EXPECT_EQ(create(CLSID_Throws), E_UNEXPECTED); });
}

TEST_F(class_activation, a_factory_may_use_the_runtime) {
    in_mta([&] { EXPECT_EQ(create(CLSID_Nested, IID_IPersist), S_OK); });
}

TEST_F(class_activation, a_missing_interface_is_explained) {
    write("first", "b.toml",
          "[[interface]]\niid = \"{0000000F-0000-0000-C000-000000000046}\"\nname = \"IWanted\"\n");
    in_mta([&] {
        EXPECT_EQ(create(CLSID_Plain, IID{0xf, 0, 0, {0xc0, 0, 0, 0, 0, 0, 0, 0x46}}), E_NOINTERFACE);
        const std::string text = take_error_text();
        EXPECT_THAT(text, HasSubstr("class Test.Plain {"));
        EXPECT_THAT(text, HasSubstr("no interface IWanted {0000000F-0000-0000-C000-000000000046}"));
    });
}

TEST_F(class_activation, the_context_must_name_a_server_that_is_served) {
    in_mta([&] {
        EXPECT_EQ(create(CLSID_Plain, IID_IUnknown, 0), E_UNEXPECTED);
        EXPECT_EQ(create(CLSID_Plain, IID_IUnknown, CLSCTX_LOCAL_SERVER), REGDB_E_CLASSNOTREG);
        const std::string text = take_error_text();
        EXPECT_THAT(text, HasSubstr("is served in process only, by " SERVER_C));
        EXPECT_THAT(text, HasSubstr("CLSCTX_INPROC_SERVER"));
        EXPECT_EQ(create(CLSID_Plain, IID_IUnknown, CLSCTX_REMOTE_SERVER), REGDB_E_CLASSNOTREG);
        EXPECT_EQ(create(CLSID_Plain, IID_IUnknown, CLSCTX_INPROC_HANDLER), REGDB_E_CLASSNOTREG);
        EXPECT_EQ(create(CLSID_Plain, IID_IUnknown, CLSCTX_LOCAL_SERVER | CLSCTX_INPROC_SERVER), S_OK);
    });
}

TEST_F(class_activation, arguments_are_checked) {
    in_mta([&] {
        EXPECT_EQ(CoCreateInstance(CLSID_Plain, nullptr, CLSCTX_INPROC_SERVER, IID_IUnknown, nullptr),
                  E_POINTER);
        EXPECT_EQ(CoGetClassObject(CLSID_Plain, CLSCTX_INPROC_SERVER, nullptr, IID_IUnknown, nullptr),
                  E_INVALIDARG);
        MULTI_QI wanted{&IID_IUnknown, nullptr, S_OK};
        EXPECT_EQ(CoCreateInstanceEx(CLSID_Plain, nullptr, CLSCTX_INPROC_SERVER, nullptr, 0, &wanted),
                  E_INVALIDARG);
        EXPECT_EQ(CoCreateInstanceEx(CLSID_Plain, nullptr, CLSCTX_INPROC_SERVER, nullptr, 1, nullptr),
                  E_INVALIDARG);
    });
}

TEST_F(class_activation, aggregation_gives_the_inner_unknown) {
    in_mta([&] {
        counting_factory outer;
        IUnknown* inner = nullptr;
        ASSERT_EQ(CoCreateInstance(CLSID_Aggregatable, &outer, CLSCTX_INPROC_SERVER, IID_IUnknown,
                                   reinterpret_cast<void**>(&inner)),
                  S_OK);
        EXPECT_EQ(outer.references, 1u) << "the inner object does not count its outer one";
        IPersist* persist = nullptr;
        ASSERT_EQ(inner->QueryInterface(IID_IPersist, reinterpret_cast<void**>(&persist)), S_OK);
        EXPECT_EQ(outer.references, 2u) << "its interfaces are the outer object's";
        persist->Release();
        EXPECT_EQ(inner->Release(), 0u);
    });
}

TEST_F(class_activation, aggregation_is_refused_where_it_cannot_be) {
    in_mta([&] {
        counting_factory outer;
        EXPECT_EQ(create(CLSID_Plain, IID_IUnknown, CLSCTX_INPROC_SERVER, &outer), CLASS_E_NOAGGREGATION);
        EXPECT_THAT(take_error_text(), HasSubstr("can be part of another one"));
        EXPECT_EQ(create(CLSID_Aggregatable, IID_IPersist, CLSCTX_INPROC_SERVER, &outer),
                  CLASS_E_NOAGGREGATION);
        EXPECT_THAT(take_error_text(), HasSubstr("only IID_IUnknown can be asked for"));
        EXPECT_EQ(create(CLSID_StdComponentCategoriesMgr, IID_IUnknown, CLSCTX_INPROC_SERVER, &outer),
                  CLASS_E_NOAGGREGATION);
        EXPECT_EQ(outer.references, 1u);
    });
}

TEST_F(class_activation, several_interfaces_at_once) {
    in_mta([&] {
        const auto create_ex = [](REFCLSID clsid, DWORD count, MULTI_QI* results) {
            return CoCreateInstanceEx(clsid, nullptr, CLSCTX_INPROC_SERVER, nullptr, count, results);
        };
        MULTI_QI all[] = {{&IID_IPersist, nullptr, E_FAIL}, {&IID_IUnknown, nullptr, E_FAIL}};
        EXPECT_EQ(create_ex(CLSID_Plain, 2, all), S_OK);
        for (const MULTI_QI& one : all) {
            EXPECT_EQ(one.hr, S_OK);
            ASSERT_NE(one.pItf, nullptr);
        }
        EXPECT_EQ(all[0].pItf->Release(), 1u);
        EXPECT_EQ(all[1].pItf->Release(), 0u);

        MULTI_QI some[] = {{&IID_IDispatch, reinterpret_cast<IUnknown*>(1), S_OK},
                           {&IID_IPersist, nullptr, E_FAIL}};
        EXPECT_EQ(create_ex(CLSID_Plain, 2, some), CO_S_NOTALLINTERFACES);
        EXPECT_EQ(some[0].hr, E_NOINTERFACE);
        EXPECT_EQ(some[0].pItf, nullptr);
        EXPECT_EQ(some[1].hr, S_OK);
        EXPECT_EQ(some[1].pItf->Release(), 0u);

        MULTI_QI none[] = {{&IID_IDispatch, nullptr, S_OK}, {&IID_IClassFactory, nullptr, S_OK}};
        EXPECT_EQ(create_ex(CLSID_Plain, 2, none), E_NOINTERFACE);
        EXPECT_THAT(take_error_text(), HasSubstr("have no interface IDispatch"));
        MULTI_QI failed[] = {{&IID_IUnknown, reinterpret_cast<IUnknown*>(1), S_OK}};
        EXPECT_EQ(create_ex(CLSID_Refuses, 1, failed), E_ACCESSDENIED);
        EXPECT_EQ(failed[0].pItf, nullptr);
        EXPECT_EQ(failed[0].hr, E_NOINTERFACE);
    });
}

TEST_F(class_activation, the_threading_model_is_honoured) {
    in_mta([&] {
        EXPECT_EQ(create_with_threading(CLSID_Plain, "both"), S_OK);
        EXPECT_EQ(create_with_threading(CLSID_Plain, "free"), S_OK);
        EXPECT_EQ(create_with_threading(CLSID_Plain, "neutral"), S_OK);
        EXPECT_EQ(create_with_threading(CLSID_Plain, "apartment"), CO_E_NOT_SUPPORTED);
        EXPECT_THAT(take_error_text(), HasSubstr("CoInitializeEx(NULL, COINIT_APARTMENTTHREADED)"));
        EXPECT_EQ(create_with_threading(CLSID_Plain, ""), CO_E_NOT_SUPPORTED);
        EXPECT_THAT(take_error_text(), HasSubstr("names no threading model"));
    });
    in_sta([&] {
        for (const std::string model : {"both", "free", "neutral", "apartment", ""})
            EXPECT_EQ(create_with_threading(CLSID_Plain, model), S_OK) << "main apartment, " << model;
        in_sta([&] {
            EXPECT_EQ(create_with_threading(CLSID_Plain, "apartment"), S_OK);
            EXPECT_EQ(create_with_threading(CLSID_Plain, ""), CO_E_NOT_SUPPORTED);
        });
    });
}

TEST_F(class_activation, many_threads_may_create_at_once) {
    in_mta([&] {
        std::vector<std::thread> threads;
        for (int index = 0; index < 4; ++index)
            threads.emplace_back([&] {
                for (int round = 0; round < 50; ++round) {
                    EXPECT_EQ(create(CLSID_Plain), S_OK);
                    EXPECT_EQ(create(CLSID_Nested), S_OK);
                }
            });
        for (std::thread& thread : threads)
            thread.join();
    });
}
