package kz.daneker.client;

/** What the gateway made of a referral. */
public sealed interface GatewayAnswer permits AcceptedByGateway, RefusedByGateway {}
