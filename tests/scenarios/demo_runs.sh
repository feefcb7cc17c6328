#!/bin/sh
# usage: demo_runs.sh ACCOUNT-TOOL DEMO
# The demo's client on a store of its own: it ends well and has told the whole story, twice; without accounts it fails
# and says why.
set -u
accounts=$1
demo=$2
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
export COMITY_LOCAL_STORE="$place/local.sqlite"

fail() {
  echo "not so: $1"
  cat "$place/output" "$place/errors"
  exit 1
}

"$demo" >"$place/output" 2>"$place/errors" && fail "without accounts the demo fails"
grep -q 'messenger-demo: ' "$place/errors" || fail "it says why"

for name in alice@here bob@here carol@here; do "$accounts" add "$name" || fail "an account is made"; done
"$accounts" contact alice@here bob@here Friends && "$accounts" contact alice@here carol@here || fail "contacts are made"
"$demo" >"$place/output" 2>"$place/errors" && fail "without a stored account the demo fails"
grep -q 'no account stored' "$place/errors" || fail "it says that none is stored"

"$accounts" auto alice@here || fail "an account is stored"
"$demo" >"$place/output" 2>"$place/errors" || fail "the demo ends well"
for line in 'event OnSignin(hr = 0)' 'event OnContactStatusChange(pMContact = contact bob@here, mStatus = 2)' \
  'event OnGroupAdded(hr = 0' 'event OnGroupNameChanged(hr = 0' 'event OnIMWindowCreated(' 'event OnTextReceived(' \
  'event OnSignout()' 'services in the list: 0'; do
  [ "$(grep -cF "$line" "$place/output")" = 2 ] || fail "$line, once in each way"
done
grep -q '^You said: Hello, bob.' "$place/output" && grep -q '^You said: Hello again.' "$place/output" || fail "bob answers"
