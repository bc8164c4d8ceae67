package dev.sluice.test.wrong.missing;

record WithoutPackageInfo() {}
