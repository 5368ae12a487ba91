# ended DIRECTORY: there is a record of the end of that session.
. "$tools/lib.sh"
own_session=$1
reached SESSION_END AFTER
