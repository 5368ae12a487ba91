/** What all sessions of a host share that belong to one account, whichever run and worker they are of. */
@NullMarked
package io.trackyard.account;

import org.jspecify.annotations.NullMarked;
