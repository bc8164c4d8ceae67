/** What an account holds: the sum of its postings. */
@NullMarked
package dev.sluice.domain.balance;

import org.jspecify.annotations.NullMarked;
