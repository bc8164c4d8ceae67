/** This room promises nothing about null. */
package dev.sluice.test.wrong.unmarked;
