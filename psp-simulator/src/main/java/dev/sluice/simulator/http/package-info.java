/**
 * The doors of the PSP over HTTP: the merchant protocol under /v1, the tests' controls under
 * /admin.
 */
@NullMarked
package dev.sluice.simulator.http;

import org.jspecify.annotations.NullMarked;
