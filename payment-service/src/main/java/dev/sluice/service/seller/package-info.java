/** The address of sellers: looked at, and agreed with. */
@NullMarked
package dev.sluice.service.seller;

import org.jspecify.annotations.NullMarked;
