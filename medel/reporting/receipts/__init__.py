"""The receipt of an application, as a document; it is also the sheet to sign."""
