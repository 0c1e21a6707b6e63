# A token that nobody needs is a token that somebody can take.
package main

import data.lib

deny contains lib.finding("service-account-token", pod, "automountServiceAccountToken is not false") if {
	some pod in lib.pods
	not pod.spec.automountServiceAccountToken == false
}

deny contains lib.finding("service-account-token", account, "automountServiceAccountToken is not false") if {
	some account in lib.of_kind("ServiceAccount")
	not account.content.automountServiceAccountToken == false
}
