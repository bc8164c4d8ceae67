/**
 * The rules every module is built by, each as a value that can be run on any module or any wrong
 * class.
 */
@NullMarked
package dev.sluice.test.house;

import org.jspecify.annotations.NullMarked;
