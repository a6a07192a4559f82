"""The portal: public pages without scripts or cookies, accounts, and the desk."""
