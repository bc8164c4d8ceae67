/** Who is paid: what is agreed with a seller, and what the platform takes of its sales. */
@NullMarked
package dev.sluice.domain.seller;

import org.jspecify.annotations.NullMarked;
