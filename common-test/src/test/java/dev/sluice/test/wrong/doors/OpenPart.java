package dev.sluice.test.wrong.doors;

import org.springframework.stereotype.Component;

@Component
public class OpenPart {}
