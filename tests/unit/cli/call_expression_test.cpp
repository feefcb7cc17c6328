/// The grammar of `comity call`.
#include <gtest/gtest.h>

#include "call_expression.hpp"
#include "text.hpp"

using namespace comity_tool;

TEST(CallExpression, MemberAlone) {
    const call_expression parsed = parse_call_expression("AutoSignin");
    ASSERT_EQ(parsed.steps.size(), 1u);
    EXPECT_EQ(parsed.steps[0].name, "AutoSignin");
    EXPECT_FALSE(parsed.steps[0].has_parentheses);
    EXPECT_FALSE(parsed.value.has_value());
}

TEST(CallExpression, ChainWithArguments) {
    const call_expression parsed = parse_call_expression("MyContacts.Item(0).Property[1, \"a,b\", , x]");
    ASSERT_EQ(parsed.steps.size(), 3u);
    ASSERT_EQ(parsed.steps[1].arguments.size(), 1u);
    EXPECT_EQ(parsed.steps[1].arguments[0].text, "0");
    EXPECT_FALSE(parsed.steps[1].arguments[0].in_quotes);
    const auto& arguments = parsed.steps[2].arguments;
    ASSERT_EQ(arguments.size(), 4u);
    EXPECT_EQ(arguments[1].text, "a,b");
    EXPECT_TRUE(arguments[1].in_quotes);
    EXPECT_EQ(arguments[2].text, "");
    EXPECT_FALSE(arguments[2].in_quotes);
    EXPECT_EQ(arguments[3].text, "x");
}

TEST(CallExpression, EmptyParenthesesHaveNoArgument) {
    const call_expression parsed = parse_call_expression("Signout()");
    ASSERT_EQ(parsed.steps.size(), 1u);
    EXPECT_TRUE(parsed.steps[0].has_parentheses);
    EXPECT_TRUE(parsed.steps[0].arguments.empty());
}

TEST(CallExpression, AssignmentTakesTheRest) {
    const call_expression parsed = parse_call_expression("MyGroups.Item(0).Name=Old = friends.");
    ASSERT_TRUE(parsed.value.has_value());
    EXPECT_EQ(parsed.value->text, "Old = friends.");
    EXPECT_FALSE(parsed.value->in_quotes);
    const call_expression empty = parse_call_expression("Name=");
    ASSERT_TRUE(empty.value.has_value());
    EXPECT_EQ(empty.value->text, "");
    EXPECT_TRUE(parse_call_expression("Name='5'").value->in_quotes);
}

TEST(CallExpression, QuotesInQuotes) {
    EXPECT_EQ(parse_call_expression(R"(F("say ""hi"""))").steps[0].arguments[0].text, "say \"hi\"");
    EXPECT_EQ(parse_call_expression(R"(F("say \"hi\" \\ now"))").steps[0].arguments[0].text,
              R"(say "hi" \ now)");
    EXPECT_EQ(parse_call_expression(R"(F('it''s'))").steps[0].arguments[0].text, "it's");
}

TEST(CallExpression, NamedArguments) {
    const call_expression parsed =
        parse_call_expression("FindContact(0, bstrLastName:=\"B\", vbstrCity := Graz)");
    const auto& arguments = parsed.steps[0].arguments;
    ASSERT_EQ(arguments.size(), 3u);
    EXPECT_EQ(arguments[0].name, "");
    EXPECT_EQ(arguments[1].name, "bstrLastName");
    EXPECT_EQ(arguments[1].text, "B");
    EXPECT_EQ(arguments[2].name, "vbstrCity");
    EXPECT_EQ(arguments[2].text, "Graz");
}

TEST(CallExpression, ArgumentsOfTheCommandLine) {
    EXPECT_EQ(parse_argument("bob, the builder").text, "bob, the builder");
    EXPECT_FALSE(parse_argument("bob").in_quotes);
    EXPECT_TRUE(parse_argument("\"5\"").in_quotes);
    EXPECT_EQ(parse_argument("\"5\"").text, "5");
    EXPECT_EQ(parse_argument("Name:=x y").name, "Name");
    EXPECT_EQ(parse_argument("Name:=x y").text, "x y");
    // One quote is only a letter.
    EXPECT_EQ(parse_argument("it's").text, "it's");
    EXPECT_EQ(parse_argument("'").text, "'");
    EXPECT_EQ(parse_argument("").text, "");
}

TEST(CallExpression, MistakesAreNamedWithTheirPlace) {
    for (const char* wrong :
         {"", ".", "A.", "A(", "A(1", "A(1]", "A(\"x", "1A", "A B", "A()x", "A=\"x\" y"}) {
        SCOPED_TRACE(wrong);
        try {
            parse_call_expression(wrong);
            ADD_FAILURE() << "was taken";
        } catch (const tool_error& error) {
            EXPECT_NE(std::string(error.what()).find("at character"), std::string::npos) << error.what();
        }
    }
}
