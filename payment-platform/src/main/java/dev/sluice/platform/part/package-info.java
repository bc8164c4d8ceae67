/** What a platform consists of: three servers, the PSP simulator and the two applications. */
@NullMarked
package dev.sluice.platform.part;

import org.jspecify.annotations.NullMarked;
