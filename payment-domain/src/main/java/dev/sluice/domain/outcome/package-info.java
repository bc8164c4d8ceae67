/** What a decision answers: moved, already so, or refused. */
@NullMarked
package dev.sluice.domain.outcome;

import org.jspecify.annotations.NullMarked;
