/** What a shopper means to pay, until the PSP authorizes or declines it. */
@NullMarked
package dev.sluice.domain.intent;

import org.jspecify.annotations.NullMarked;
